# Stepmax.  `make run` opens it, `make test` tests it, `make help` lists the rest.
#
# Every path is relative, so the folder may have any name; only BUILD must be free of spaces.

VERSION := 0.1.0
BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
LESSON  ?= one-sample
FUZZ_SECONDS ?= 600

CFLAGS ?= -O2 -g
WERROR ?=
PKG_CONFIG ?= pkg-config

# --- The house: what each folder of src may include.  The libraries are linked by this table,
# --- and tests/lint/layers.sh holds the sources to it.
MAY_base    :=
MAY_model   := base
MAY_data    := base
MAY_expr    := base model
MAY_lesson  := base data model expr
MAY_trace   := base model data expr lesson
MAY_canvas  := base
MAY_formula := base canvas
MAY_chart   := base canvas formula
MAY_ui      := base canvas
MAY_view    := base model data expr lesson trace canvas formula chart ui
MAY_sdl     := base canvas ui
MAY_app     := base model data expr lesson trace canvas formula chart ui view sdl

# From the outermost to the innermost: the order in which a linker wants them.
FOLDERS := $(foreach f,app sdl view ui chart formula canvas trace lesson data expr model base,$(if $(wildcard src/$f/*.c),$f))

# --- What there is
SOURCES        := $(wildcard src/*/*.c)
HEADERS        := $(wildcard src/*/*.h)
TEST_SOURCES   := $(wildcard tests/unit/test_*.c tests/golden/test_*.c tests/course/test_*.c tests/property/test_*.c tests/layout/test_*.c)
SUPPORT        := $(wildcard tests/support/*.c)
FUZZ_SOURCES   := $(wildcard tests/fuzz/fuzz_*.c)
C_FILES        := $(SOURCES) $(TEST_SOURCES) $(SUPPORT) $(wildcard tests/fuzz/*.c)
OBJECTS        := $(C_FILES:%.c=$(BUILD)/%.o)
PROGRAM        := $(BUILD)/stepmax
ARCHIVES       := $(FOLDERS:%=$(BUILD)/lib%.a)

# `make test ONLY=number` runs what has "number" in its path.
ONLY ?=
TESTS := $(TEST_SOURCES:%.c=$(BUILD)/%.test) $(FUZZ_SOURCES:%.c=$(BUILD)/%.replay) \
         $(wildcard tests/lint/test_*.sh tests/e2e/*.sh tests/peers/*.sh) $(BUILD)/tests/support/must_fail.test
TESTS_CHOSEN := $(if $(ONLY),$(foreach t,$(TESTS),$(if $(findstring $(ONLY),$t),$t)),$(TESTS))

# --- How it is compiled.  A pkg-config variable is looked up at its first use and then kept: when this file
# --- is read, pkg-config itself may still have to be installed.
look_up = $(eval $(1) := $$(shell $(PKG_CONFIG) $(2)))$($(1))
LIB_CFLAGS  = $(call look_up,LIB_CFLAGS,--cflags yaml-0.1 libpng)
LIB_LIBS    = $(call look_up,LIB_LIBS,--libs yaml-0.1 libpng)
SDL_CFLAGS  = $(call look_up,SDL_CFLAGS,--cflags sdl2 SDL2_ttf)
SDL_LIBS    = $(call look_up,SDL_LIBS,--libs sdl2 SDL2_ttf)
TEST_CFLAGS = $(call look_up,TEST_CFLAGS,--cflags cmocka)
TEST_LIBS   = $(call look_up,TEST_LIBS,--libs cmocka)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
            -Wcast-qual -Wformat=2 -Wvla
# The same sums must give the same bits on every machine: hence -ffp-contract=off.
FLAGS    := -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -ffp-contract=off -Isrc $(WARNINGS) \
            -DSTEPMAX_VERSION='"$(VERSION)"'
# The installed data's place goes only to the file that names it, so that another PREFIX rebuilds no more.
INSTALL_DATA_FLAG := -DSTEPMAX_INSTALL_DATA='"$(PREFIX)/share/stepmax"'
INSTALL_DATA_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(if $(SOURCES),$(shell grep -l STEPMAX_INSTALL_DATA $(SOURCES))))

FILE_FLAGS =
$(BUILD)/src/sdl/%.o: FILE_FLAGS = $(SDL_CFLAGS)
$(BUILD)/tests/%.o:   FILE_FLAGS = -Itests $(TEST_CFLAGS)
# The inner loops over pixels: measured a third faster, and three times where comparisons need not trap (which
# changes no number).
$(BUILD)/src/chart/%.o $(BUILD)/src/canvas/raster%.o: OPTIMISED = $(patsubst -O2,-O3,$(CFLAGS)) -fno-trapping-math
OPTIMISED = $(CFLAGS)
$(INSTALL_DATA_OBJECTS): FILE_FLAGS = $(INSTALL_DATA_FLAG)
$(INSTALL_DATA_OBJECTS): $(BUILD)/prefix.flags

# `make V=1` shows the commands.
V ?=
Q   := $(if $(V),,@)
say := @$(if $(V),:,echo)

# Building from run, test and the like uses every processor, unless make was told a number itself.
JOBS = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell getconf _NPROCESSORS_ONLN))

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := all
.SECONDEXPANSION:
.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: all run test check sanitize lint lint-all lint-sources lint-headers lint-compile lint-symbols \
        lint-cppcheck lint-tidy format format-check fuzz fuzz-run coverage bench pictures install uninstall clean \
        help deps test-deps sanitize-deps lint-deps fuzz-deps peers-deps peers objects tools FORCE

all: $(PROGRAM)  ## build the program: build/stepmax

run: deps  ## install what is missing, build, and open the lesson (LESSON=one-sample)
	@$(MAKE) $(JOBS) all
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then $(PROGRAM) "$(LESSON)"; else \
	  echo 'stepmax: no display here: printing the lesson, and writing its pictures to $(BUILD)/pictures'; \
	  $(PROGRAM) print "$(LESSON)" && $(PROGRAM) render "$(LESSON)" --step all --out $(BUILD)/pictures; fi

test: test-deps  ## install what is missing, build, and run all tests (ONLY=word: those with it in their path)
	@$(MAKE) $(JOBS) check WERROR=-Werror

check: $(filter-out %.sh,$(TESTS_CHOSEN)) $(if $(filter tests/e2e/% tests/peers/%,$(TESTS_CHOSEN)),$(PROGRAM))
	@mkdir -p $(BUILD)
	@STEPMAX=$(PROGRAM) bash tests/run.sh --summary $(BUILD)/summary.txt $(TESTS_CHOSEN)

# --- Objects, one library a folder, the program
$(BUILD)/%.o: %.c $(BUILD)/compiler.flags | tools
	@mkdir -p $(@D)
	$(say) compile $<
	$(Q)$(CC) $(FLAGS) $(WERROR) $(LIB_CFLAGS) $(FILE_FLAGS) $(OPTIMISED) -MMD -MP -c -o $@ $<

# The program's own scenes, as bytes in a source file.
SCENE_FILES := $(wildcard lessons/scenes/*.yaml)
$(BUILD)/scene_files.c: $(SCENE_FILES) src/lesson/scene_files.sh
	@mkdir -p $(@D)
	$(say) embed lessons/scenes
	$(Q)sh src/lesson/scene_files.sh $(SCENE_FILES) >$@

$(BUILD)/scene_files.o: $(BUILD)/scene_files.c $(BUILD)/compiler.flags
	$(Q)$(CC) $(FLAGS) $(WERROR) $(OPTIMISED) -c -o $@ $<

objects: $(OBJECTS)

# A folder's own time changes when a file is added or taken away.
folder_objects = $(patsubst %.c,$(BUILD)/%.o,$(filter-out src/app/main.c,$(wildcard src/$(1)/*.c))) \
                 $(if $(filter lesson,$(1)),$(BUILD)/scene_files.o)
$(BUILD)/lib%.a: $$(call folder_objects,$$*) src/%
	@rm -f $@
	$(say) archive $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)

$(BUILD)/libsupport.a: $(patsubst %.c,$(BUILD)/%.o,$(filter-out %/must_fail.c,$(SUPPORT))) tests/support
	@rm -f $@
	$(say) archive $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)

link = $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o %.a,$^)
libraries = $(if $(filter %/libsdl.a,$^),$(SDL_LIBS)) $(LIB_LIBS) -lm

$(PROGRAM): $(BUILD)/src/app/main.o $(ARCHIVES)
	$(say) link $@
	$(Q)$(link) $(libraries)

# A test is linked with the folders that it names and those that they may include, so that a test of an inner
# folder proves by linking that the folder needs neither SDL nor anything else further out.
used     = $(shell awk -f tests/support/used_folders.awk $(1))
may      = $(sort $(1) $(foreach f,$(1),$(MAY_$f)))
closure  = $(call may,$(call may,$(1)))
archives = $(patsubst %,$(BUILD)/lib%.a,$(filter $(call closure,$(call used,$(1))),$(FOLDERS)))

$(BUILD)/%.test: $(BUILD)/%.o $(BUILD)/libsupport.a $$(call archives,$$*.c)
	$(say) link $@
	$(Q)$(link) $(libraries) $(TEST_LIBS)

$(BUILD)/%.replay: $(BUILD)/%.o $(BUILD)/tests/fuzz/replay.o $(BUILD)/libsupport.a $$(call archives,$$*.c)
	$(say) link $@
	$(Q)$(link) $(libraries)

$(BUILD)/%.fuzz: $(BUILD)/%.o $(BUILD)/libsupport.a $$(call archives,$$*.c)
	$(say) link $@
	$(Q)$(link) -fsanitize=fuzzer $(libraries)

# Other flags, another compiler or another PREFIX rebuild what they concern.
write_if_changed = @mkdir -p $(@D); printf '%s\n' $(1) | cmp -s - $@ || printf '%s\n' $(1) >$@
quote = '$(subst ','\'',$(1))'

$(BUILD)/compiler.flags: FORCE
	$(call write_if_changed,$(call quote,$(CC) $(FLAGS) $(CFLAGS)))

$(BUILD)/prefix.flags: FORCE
	$(call write_if_changed,$(call quote,$(INSTALL_DATA_FLAG)))

-include $(wildcard $(OBJECTS:.o=.d))

# --- Other ways to test
SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
# No -Werror: what the sanitizers weave in makes gcc see overlong texts that cannot occur.
sanitize: sanitize-deps  ## run all tests with AddressSanitizer and UBSan, which stop at the first fault
	@ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 \
	 UBSAN_OPTIONS=print_stacktrace=1 LAYOUT_STRIDE=4 \
	 $(MAKE) $(JOBS) check BUILD=$(BUILD)/sanitize CFLAGS='-O1 -g $(SANITIZERS) -Wno-format-truncation'

fuzz: fuzz-deps  ## fuzz each tests/fuzz/fuzz_*.c for FUZZ_SECONDS=600 (ONLY=word: those with it in their path)
	@$(MAKE) $(JOBS) fuzz-run BUILD=$(BUILD)/fuzz CC=clang \
	 CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all'

fuzz-run: $(patsubst %.replay,%.fuzz,$(filter %.replay,$(TESTS_CHOSEN)))
	@bash tests/fuzz/run.sh $(FUZZ_SECONDS) $(BUILD) $^

coverage: test-deps  ## run all tests and print the lines of each source file that they reached
	@find $(BUILD)/coverage -name '*.gcda' -delete 2>/dev/null || true
	@$(MAKE) $(JOBS) check BUILD=$(BUILD)/coverage CC=gcc CFLAGS='-O0 -g --coverage'
	@bash tests/support/coverage.sh $(BUILD)/coverage

peers: peers-deps  ## compare what the lessons say of scikit-learn with scikit-learn itself (installed, if missing)
	@$(MAKE) $(JOBS) check ONLY=tests/peers/

bench: all  ## compare training with ConvNetJS and scikit-learn, then print the program's own timings
	@bash tests/bench/compare.sh $(PROGRAM) $(BUILD)/bench
	$(PROGRAM) bench train
	$(PROGRAM) bench seek
	$(PROGRAM) bench frames --size 1920x1080 $(LESSON)
	$(PROGRAM) bench frames --size 3840x2160 $(LESSON)
	$(PROGRAM) bench edit --size 1920x1080 $(LESSON)
	$(PROGRAM) bench list --size 1920x1080
	$(PROGRAM) bench start $(LESSON)

# The same program, size and step give the same pixels; the sizes keep each file small.
PICTURE = STEPMAX_DATA=. $(PROGRAM) render --size 1120x630
pictures: all  ## draw the pictures of the README anew: assets/pictures
	@mkdir -p assets/pictures
	STEPMAX_DATA=. $(PROGRAM) list --lang ko --size 1280x720 --out assets/pictures/list-ko.png
	$(PICTURE) one-sample --step 16 --lang ko --out assets/pictures/one-sample-move-ko.png
	$(PICTURE) one-sample --step 33 --lang en --theme dark --out assets/pictures/one-sample-last-en-dark.png
	$(PICTURE) batch-vs-sgd --step 60 --lang ko --out assets/pictures/batch-vs-sgd-ko.png
	$(PICTURE) mse-vs-ce --step 60 --lang en --out assets/pictures/mse-vs-ce-training-en.png
	$(PICTURE) mse-vs-ce --step 5 --lang ko --out assets/pictures/mse-vs-ce-question-ko.png
	$(PICTURE) softmax-regression --step 9 --lang en --theme dark --out assets/pictures/softmax-regression-en-dark.png
	$(PICTURE) softmax-regression --step 100 --lang en --out assets/pictures/softmax-regression-regions-en.png

# --- Lint
SHARED_FLAGS = $(FLAGS) $(INSTALL_DATA_FLAG) -Itests $(LIB_CFLAGS) $(SDL_CFLAGS) $(TEST_CFLAGS)
TEST_HEADERS := $(wildcard tests/*/*.h)

lint: lint-deps  ## layers, sizes, headers, gcc and clang with -Werror, globals, cppcheck, clang-tidy
	@$(MAKE) lint-all

lint-all: lint-sources lint-headers lint-compile lint-symbols lint-cppcheck lint-tidy
	@echo 'lint: nothing found'

lint-sources:
	@bash tests/lint/layers.sh .
	@bash tests/lint/sizes.sh .
	@bash tests/lint/types.sh .
	@bash tests/lint/names.sh .

# A "..._list.h" is a list for a macro of its includer, not a header.
lint-headers:
	@bash tests/lint/headers.sh $(filter-out %_list.h,$(HEADERS)) $(TEST_HEADERS) -- $(CC) $(SHARED_FLAGS) -Werror

lint-compile:
	@$(MAKE) $(JOBS) objects BUILD=$(BUILD)/lint-gcc CC=gcc WERROR=-Werror CFLAGS='-O2 -g'
	@$(MAKE) $(JOBS) objects BUILD=$(BUILD)/lint-clang CC=clang WERROR=-Werror CFLAGS='-O2 -g'

# Folders whose files call no other in a circle.
WITHOUT_CIRCLES := app base chart data model sdl trace ui

lint-symbols: lint-compile
	@bash tests/lint/symbols.sh $(BUILD)/lint-gcc/src
	@bash tests/lint/circles.sh $(WITHOUT_CIRCLES:%=$(BUILD)/lint-gcc/src/%)

# readdirCalled: readdir is safe as long as no two threads share a folder's stream, and none do.
lint-cppcheck:
	@cppcheck --quiet --std=c11 --library=posix --enable=warning,performance,portability --inline-suppr \
	  --suppress=missingIncludeSystem --suppress=readdirCalled --error-exitcode=1 \
	  -j $(shell getconf _NPROCESSORS_ONLN) -Itests $(filter -D% -I%,$(FLAGS)) \
	  $(SOURCES) $(SUPPORT) $(TEST_SOURCES) $(FUZZ_SOURCES)

lint-tidy:
	@bash tests/lint/tidy.sh $(C_FILES) -- $(SHARED_FLAGS)

format:  ## rewrite all C files by .clang-format
	clang-format -i $(C_FILES) $(HEADERS) $(TEST_HEADERS)

format-check:  ## say which C files `make format` would change
	clang-format --dry-run --Werror $(C_FILES) $(HEADERS) $(TEST_HEADERS)

# --- Installing
SHARE = "$(DESTDIR)$(PREFIX)/share"
install: all  ## install under PREFIX=/usr/local (DESTDIR=folder in front of it)
	install -d "$(DESTDIR)$(PREFIX)/bin" $(SHARE)/stepmax $(SHARE)/applications \
	  $(SHARE)/icons/hicolor/scalable/apps $(SHARE)/doc/stepmax
	install -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/stepmax"
	rm -rf $(SHARE)/stepmax/lessons $(SHARE)/stepmax/fonts $(SHARE)/stepmax/strings
	cp -R lessons assets/fonts assets/strings $(SHARE)/stepmax/
	find $(SHARE)/stepmax -type d -exec chmod 755 {} +
	find $(SHARE)/stepmax -type f -exec chmod 644 {} +
	install -m 644 assets/desktop/stepmax.desktop $(SHARE)/applications/stepmax.desktop
	install -m 644 assets/icons/stepmax.svg $(SHARE)/icons/hicolor/scalable/apps/stepmax.svg
	install -m 644 LICENSE $(SHARE)/doc/stepmax/LICENSE

uninstall:  ## take away what install put there (same PREFIX and DESTDIR)
	rm -f "$(DESTDIR)$(PREFIX)/bin/stepmax" $(SHARE)/applications/stepmax.desktop \
	  $(SHARE)/icons/hicolor/scalable/apps/stepmax.svg
	rm -rf $(SHARE)/stepmax $(SHARE)/doc/stepmax

# --- What the machine must have
deps:  ## install what building needs, if it is missing
	@CC='$(CC)' sh .ci/deps build

test-deps:  ## install what the tests need, if it is missing
	@CC='$(CC)' sh .ci/deps build test

sanitize-deps:
	@CC='$(CC)' sh .ci/deps build test sanitize

lint-deps:  ## install what lint and format need, if it is missing
	@CC='$(CC)' sh .ci/deps build test lint

fuzz-deps:  ## install what fuzzing needs, if it is missing
	@CC='$(CC)' sh .ci/deps build test fuzz
	@sh .ci/deps fuzz

peers-deps:
	@CC='$(CC)' sh .ci/deps build peers

# Says what is missing in a sentence, before a compiler says it in a hundred lines.
tools:
	@CC='$(CC)' sh .ci/deps --check build

clean:  ## remove the build folder
	rm -rf $(BUILD)

help:  ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile
