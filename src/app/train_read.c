#include "app/train.h"

enum { EPOCHS = 100, SEED = 1 };
static const double ETA = 0.1;

static bool read_data(Train *train, Arena *arena, const Options *options, Error *err) {
  train->data = options->value[OPTION_DATA];
  train->weights_out = options->value[OPTION_WEIGHTS_OUT];
  train->choice = (DatasetChoice){.label = options->value[OPTION_LABEL],
                                  .standardise = options->given[OPTION_STANDARDIZE]};
  if (!train->data || !train->choice.label)
    return error_usage(err, "%s is missing: stepmax train --data FILE.csv --label COLUMN",
                       train->data ? "--label" : "--data");
  if (train->weights_out && train->weights_out[0] == '\0')
    return error_usage(err, "--weights-out is empty");
  return options_names(&train->choice.features, &train->choice.feature_count, arena, options, OPTION_FEATURES,
                       err);
}

/* One of two names each. */
static bool read_model(Descent *descent, const Options *options, Error *err) {
  static const char *const MODELS[] = {[MODEL_SOFTMAX] = "softmax", [MODEL_LOGISTIC] = "logistic"};
  static const char *const LOSSES[] = {[LOSS_CE] = "ce", [LOSS_MSE] = "mse"};
  size_t model = MODEL_SOFTMAX, loss = LOSS_CE;
  if (!options_choice(&model, options, OPTION_MODEL, MODELS, 2, err) ||
      !options_choice(&loss, options, OPTION_LOSS, LOSSES, 2, err))
    return false;
  descent->model = (ModelKind)model;
  descent->loss = (LossKind)loss;
  return true;
}

static bool read_penalty(Descent *descent, const Options *options, Error *err) {
  static const char *const PENALTIES[] = {[PENALTY_NONE] = "none", [PENALTY_L2] = "l2", [PENALTY_L1] = "l1"};
  if (!options_amount(&descent->alpha, options, OPTION_ALPHA, true, err))
    return false;
  size_t penalty = descent->alpha > 0 ? PENALTY_L2 : PENALTY_NONE;
  if (!options_choice(&penalty, options, OPTION_PENALTY, PENALTIES, 3, err))
    return false;
  if (penalty != PENALTY_NONE && !options->given[OPTION_ALPHA]) {
    error_usage(err, "--penalty %s needs a strength", PENALTIES[penalty]);
    return error_hint(err, "add --alpha 0.01, for example");
  }
  if (penalty == PENALTY_NONE && descent->alpha > 0) {
    error_usage(err, "--alpha %s is the strength of a penalty, and --penalty none has none",
                options->value[OPTION_ALPHA]);
    return error_hint(err, "--penalty l2 or l1, or no --alpha");
  }
  descent->penalty = (PenaltyKind)penalty;
  return true;
}

/* --batch-size alone says minibatch. */
static bool read_optimizer(Train *train, const Options *options, Error *err) {
  static const char *const OPTIMIZERS[] = {
      [OPTIMIZER_BATCH] = "batch", [OPTIMIZER_MINIBATCH] = "minibatch", [OPTIMIZER_SGD] = "sgd"};
  size_t optimizer = options->given[OPTION_BATCH_SIZE] ? OPTIMIZER_MINIBATCH : OPTIMIZER_BATCH;
  if (!options_choice(&optimizer, options, OPTION_OPTIMIZER, OPTIMIZERS, 3, err) ||
      !options_count(&train->batch, options, OPTION_BATCH_SIZE, 1, err))
    return false;
  train->optimizer = (Optimizer)optimizer;
  if (train->batch > 0 && train->optimizer != OPTIMIZER_MINIBATCH) {
    error_usage(err, "--optimizer %s takes %s an update, so --batch-size has no place", OPTIMIZERS[optimizer],
                optimizer == OPTIMIZER_SGD ? "one sample" : "all samples");
    return error_hint(err, "--batch-size goes with --optimizer minibatch");
  }
  return true;
}

static bool read_random(Train *train, const Options *options, Error *err) {
  static const char *const STARTS[] = {"zeros", "random"};
  size_t start = 0, seed = SEED;
  if (!options_choice(&start, options, OPTION_INIT, STARTS, 2, err) ||
      !options_count(&seed, options, OPTION_SEED, 0, err))
    return false;
  train->shuffle = options->given[OPTION_SHUFFLE];
  train->random = start == 1;
  train->seed = seed;
  if (train->shuffle && train->optimizer == OPTIMIZER_BATCH) {
    error_usage(err, "--optimizer batch takes all samples an update, so --shuffle has no place");
    return error_hint(err, "--shuffle goes with --optimizer minibatch or sgd");
  }
  if (options->given[OPTION_SEED] && !train->shuffle && !train->random) {
    error_usage(err, "--seed has nothing to choose");
    return error_hint(err, "it goes with --shuffle or --init random");
  }
  return true;
}

bool train_read(Train *out, Arena *arena, const Options *options, Error *err) {
  Train train = {.descent = {.eta = ETA}, .epochs = EPOCHS};
  if (!read_data(&train, arena, options, err) || !read_model(&train.descent, options, err) ||
      !options_amount(&train.descent.eta, options, OPTION_ETA, false, err) ||
      !read_penalty(&train.descent, options, err) || !read_optimizer(&train, options, err) ||
      !options_count(&train.epochs, options, OPTION_EPOCHS, 1, err) ||
      !options_count(&train.every, options, OPTION_EVERY, 1, err) || !read_random(&train, options, err))
    return false;
  *out = train;
  return true;
}
