#include "app/verbs.h"

#include "app/output.h"

bool verbs_fail(ErrorList *errors, const Error *err) {
  *error_list_add(errors) = *err;
  return false;
}

int verbs_report(const ErrorList *errors) {
  for (size_t i = 0; i < errors->kept; i++)
    output_error(&errors->items[i]);
  if (errors->total > errors->kept) {
    Error more;
    error_set(&more, "%zu more faults are not shown", errors->total - errors->kept);
    output_error(&more);
  }
  return errors->kept > 0 ? (int)errors->items[0].kind : (int)ERROR_FAILED;
}
