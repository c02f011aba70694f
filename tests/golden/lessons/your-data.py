#!/usr/bin/env python3
"""The numbers of the lesson your-data: see reference.py."""
import csv

from reference import D, say

with open("../../../lessons/data/iris.csv", encoding="utf-8") as file:
    flowers = list(csv.DictReader(file))
columns = [[D(row[name]) for row in flowers] for name in flowers[0] if name != "species"]
mean = [sum(column) / len(column) for column in columns]
spread = [(sum((v - m) ** 2 for v in column) / len(column)).sqrt() for column, m in zip(columns, mean)]
first = [[column[i] for column in columns] for i in range(10)]
say("file", "X_raw", first)
say("file", "raw_label", [sorted({row["species"] for row in flowers}).index(row["species"]) + 1 for row in flowers[:10]])
say("scale", "mean", mean)
say("scale", "spread", spread)
say("scale", "X_scaled", [[(v - m) / s for v, m, s in zip(row, mean, spread)] for row in first])
