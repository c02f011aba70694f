#!/usr/bin/env bash
# Which questions are asked, what became of them at the end of a lesson, the way back, and the file of answers.
. tests/support/desktop.sh
need_display_tools
start_display 1280x800
mkdir "$folder/work"
cd "$folder/work"
steps=9
at() { wait_for_title "One-hot targets and cross-entropy $1/$steps "; }
answers=one-hot-answers.csv
there() { [ -s "$answers" ]; }
# result STEP: what the file says of it.
result() { awk -F, -v step="$1" 'NR > 1 && $2 == step { print $NF }' "$answers"; }

# Step 1 is not among the important ones, step 2 is: the first Next shows its answer, the second goes on.
start_program one-hot --ask kept --size 1280x720 --lang en --theme light --no-motion
at 1
press Right 3 Right
at 3
press 4 # there is no fourth choice: the question stays open
press 2 Right
at 4
press Right
at 5
press Right Right Right
at 7
press End
at 9

# The sheet comes before the next lesson; its first row leads back to step 2.
press Right v
at 9
press Right Home Return
at 2
press End v s
press Return
within 20 there || fail 'no file of answers'
equal 'the header' "$(head -n 1 "$answers")" $'\xEF\xBB\xBF'lesson,step,id,question,chosen,right_answer,result
equal 'the steps' "$(cut -d , -f 2 "$answers" | tail -n +2 | tr '\n' ' ')" '2 3 5 7 '
equal 'step 2' "$(result 2)" right
equal 'step 3' "$(result 3)" wrong
equal 'step 5' "$(result 5)" skipped
equal 'step 7' "$(result 7)" open

# What stands there is replaced when that is asked for twice; the answer of step 7 is new.
cp "$answers" before.csv
press Escape g 7 Return
at 7
press v End Up Return
at 7
press 2 v s Return Escape Escape Left
at 6
cmp -s before.csv "$answers" || fail 'a file was replaced without a word'
press v s Return Return
replaced() { ! cmp -s before.csv "$answers"; }
within 20 replaced || fail 'the file was not replaced'
equal 'step 7, answered' "$(result 7)" right

# With no row chosen Next goes on with the course, and the answers are there when one comes back.
press Escape End Right Right
wait_for_title 'Why downhill is minus the gradient 1/'
press m Up Return
at 1
press Right Right
at 3

# All, important, none: chosen here, found again by the next program.
press q
press_last ctrl+q
wait_for_end 0
contains 'the settings' "$(cat "$XDG_CONFIG_HOME/stepmax/settings.yaml")" 'questions: none'
start_program one-hot --size 1280x720 --lang en --no-motion
at 1
press Right Right Right
at 4
quit_program
has_status 2 "$STEPMAX" one-hot --ask some
contains 'what is wrong' "$err" '--ask is all, kept or none, not "some"'
