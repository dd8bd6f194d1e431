using Maestro.Analysis.Testing;

namespace Maestro.Analysis.Tests.Testing;

public sealed class TestOutcomesTests
{
    [Theory]
    [InlineData("tests/test_a.py::test_one PASSED   [ 50%]\ntests/test_a.py::T::test_two[a b] FAILED [100%]\ntests/test_a.py::test_x SKIPPED (no)\n", "tests/test_a.py::test_one+ tests/test_a.py::T::test_two[a b]- tests/test_a.py::test_x?")]
    [InlineData("[gw0] [ 50%] PASSED tests/test_a.py::test_one \n[gw1] [100%] ERROR tests/test_a.py::test_two\n", "tests/test_a.py::test_one+ tests/test_a.py::test_two-")]
    [InlineData("test_one (test_a.T.test_one) ... ok\ntest_two (test_a.T.test_two)\nA doc line. ... FAIL\ntest_3 (test_a.T.test_3) ... skipped 'no'\n\nFAIL: test_two (test_a.T.test_two)\n", "test_one (test_a.T.test_one)+ test_two (test_a.T.test_two)- test_3 (test_a.T.test_3)?")]
    [InlineData("# Subtest: adds\nok 1 - adds\n# Subtest: group\n    # Subtest: one\n    ok 1 - one\n    # Subtest: two\n    not ok 2 - two\n    1..2\nnot ok 2 - group\n# Subtest: later\nok 3 - later # SKIP\n1..3\n", "adds+ group > one+ group > two- later?")]
    [InlineData("1..2\nok 1 cart adds\nnot ok 2 cart removes\n  Error: x\n", "cart adds+ cart removes-")]
    [InlineData("PASS src/a.test.js\n  cart\n    ✓ adds (2 ms)\n    ✕ removes (1 ms)\nPASS src/b.test.js\n  ✓ adds\n  ○ skipped later\n", "src/a.test.js > cart > adds+ src/a.test.js > cart > removes- src/b.test.js > adds+ src/b.test.js > skipped later?")]
    [InlineData(" ✓ src/a.test.ts > cart > adds 2ms\n × src/a.test.ts > cart > removes 3ms\n", "src/a.test.ts > cart > adds+ src/a.test.ts > cart > removes-")]
    [InlineData("=== RUN   TestA\n--- PASS: TestA (0.00s)\n--- FAIL: TestB (0.00s)\n    --- FAIL: TestB/one (0.00s)\n    --- PASS: TestB/two (0.00s)\nFAIL\nFAIL\tshop/cart\t0.003s\n--- PASS: TestA (0.00s)\nok  \tshop/web\t0.1s\n", "shop/cart.TestA+ shop/cart.TestB/one- shop/cart.TestB/two+ shop/web.TestA+")]
    [InlineData("running 2 tests\ntest cart::adds ... ok\ntest cart::removes ... FAILED\ntest cart::later ... ignored\n", "cart::adds+ cart::removes- cart::later?")]
    [InlineData("  Passed Shop.CartTests.Adds [1 ms]\n  Failed Shop.CartTests.Removes(count: 1) [< 1 ms]\n  Skipped Shop.CartTests.Later [1 ms]\n", "Shop.CartTests.Adds+ Shop.CartTests.Removes(count: 1)- Shop.CartTests.Later?")]
    [InlineData("passed Shop.CartTests.Adds (5ms)\nfailed Shop.CartTests.Removes (1s 2ms)\n  total: 2\n  failed: 1\n", "Shop.CartTests.Adds+ Shop.CartTests.Removes-")]
    [InlineData("tests/test_a.py::test_x XFAIL [ 50%]\ntests/test_a.py::test_y XPASS [100%]\n", "tests/test_a.py::test_x? tests/test_a.py::test_y+")]
    [InlineData("Everything is fine.\n2 passed\n", "")]
    public void Each_tests_end_is_read_out_of_what_the_usual_programs_print(string output, string expected) =>
        Assert.Equal(expected, string.Join(' ', TestOutcomes.Read(output).Select(test => test.Name + test.End switch { TestEnd.Passed => "+", TestEnd.Failed => "-", _ => "?" })));

    [Theory]
    [InlineData("===== 3 passed, 1 failed, 2 skipped in 0.1s =====\n", 3, 1, 2)]
    [InlineData("Failed!  - Failed:     1, Passed:     3, Skipped:     0, Total:     4\n", 3, 1, 0)]
    [InlineData("test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.16s\n\ntest result: FAILED. 2 passed; 2 failed; 0 ignored; 0 measured\n", 5, 2, 1)]
    [InlineData("    ✔ adds up\n\n  3 passing (11ms)\n  1 pending\n  2 failing\n\n  1) cart\n", 3, 2, 1)]
    [InlineData("# tests 4\n# suites 2\n# pass 3\n# fail 0\n# cancelled 0\n# skipped 1\n# todo 0\n# duration_ms 179.9\n", 3, 0, 1)]
    [InlineData(" Test Files  1 failed (1)\n      Tests  1 failed | 4 passed | 1 skipped (6)\n   Start at  06:56:41\n", 4, 1, 1)]
    [InlineData("[ERROR] Tests run: 5, Failures: 1, Errors: 1, Skipped: 1, Time elapsed: 0.12 s <<< FAILURE! - in shop.CartTest\n[INFO] Results:\n[ERROR] Tests run: 5, Failures: 1, Errors: 1, Skipped: 1\n[INFO] \n", 2, 2, 1)]
    [InlineData("Ran 6 tests in 0.004s\n\nFAILED (failures=1, errors=1, skipped=1, expected failures=1)\n", 2, 2, 2)]
    [InlineData("Passed!  - Failed:     0, Passed:     3, Skipped:     0, Total:     3\nFailed!  - Failed:     1, Passed:     2, Skipped:     1, Total:     4\n", 5, 1, 1)]
    public void Counts_are_read_where_tests_are_not_named(string output, int passed, int failed, int skipped) =>
        Assert.Equal((passed, failed, skipped), TestOutcomes.Counts(output));

    [Theory]
    [InlineData("tests/a.py::test_two FAILED\n____ test_two ____\n\n    def test_two():\n>       assert 3 == 4\nE       assert 3 == 4\n____ test_three ____\nE  other\n", "tests/a.py::test_two", "def test_two():\n>       assert 3 == 4\nE       assert 3 == 4")]
    [InlineData("FAIL: test_two (test_a.T.test_two)\n-----\nAssertionError: 1 != 2\n\nFAIL: test_x (a)\nother\n", "test_two (test_a.T.test_two)", "-----\nAssertionError: 1 != 2")]
    [InlineData("not ok 2 - sometimes\n  ---\n  duration_ms: 1.5\n  failureType: 'testCodeFailure'\n  error: |-\n    It is 3.\n    \n  code: 'ERR_ASSERTION'\n  expected: 4\n  ...\nok 3 - x\n", "sometimes", "It is 3.\n\n  expected: 4")]
    [InlineData("=== RUN   TestB\n    b_test.go:5: want 1\n--- FAIL: TestB (0.00s)\n", "shop.TestB", "b_test.go:5: want 1")]
    [InlineData("=== RUN   TestPanics\n--- FAIL: TestPanics (0.00s)\npanic: runtime error: index out of range [3] with length 0 [recovered]\n\ngoroutine 22 [running]:\ntesting.tRunner.func1.2({0x518ca0, 0xc0})\n\t/usr/lib/go-1.19/src/testing/testing.go:1396 +0x24e\nshop/price.TestPanics(0xc0?)\n\t/w/price/bad_test.go:29 +0x1a\nFAIL\tshop/price\t0.024s\n", "shop/price.TestPanics", "panic: runtime error: index out of range [3] with length 0 [recovered]\n\nshop/price.TestPanics(0xc0?)\n\t/w/price/bad_test.go:29 +0x1a")]
    [InlineData("---- free stdout ----\n\nthread 'free' (23) panicked at tests/whole.rs:9:5:\nassertion failed\nstack backtrace:\n   0: __rustc::rust_begin_unwind\n\nfailures:\n    free\n", "free", "thread 'free' (23) panicked at tests/whole.rs:9:5:\nassertion failed")]
    [InlineData(" × test/cart.test.js > cart > free\n   → expected 5 to be +0\n Test Files  1 failed (1)\n\n FAIL  test/cart.test.js > cart > free\nAssertionError: expected 5 to be +0\n\n ❯ test/cart.test.js:24:33\n\n⎯⎯⎯⎯[1/1]⎯\n", "test/cart.test.js > cart > free", "AssertionError: expected 5 to be +0\n\n ❯ test/cart.test.js:24:33")]
    [InlineData("not ok 2 cart is flaky\n  1 == 0\n      at Context.<anonymous> (test/cart.test.js:27:12)\n      at process.processImmediate (node:internal/timers:483:21)\n# tests 5\n", "cart is flaky", "1 == 0\n      at Context.<anonymous> (test/cart.test.js:27:12)")]
    public void The_message_of_a_failed_test_is_found(string output, string test, string message) => Assert.Equal(message, FailureMessages.Of(output, test));

    [Theory]
    [InlineData("price.TestFree", "bad_test.go:16: want 1", "price/bad_test.go:16")]
    [InlineData("tests/test_cart.py::test_x", "shop/cart.py:12: in add\ntests/test_cart.py:44: AssertionError", "tests/test_cart.py:44")]
    [InlineData("x", "at Context.<anonymous> (file:///w/copy/test/cart.test.js:25:12)", "test/cart.test.js:25")]
    [InlineData("x", "thread 'x' panicked at tests/whole.rs:9:5:", "tests/whole.rs:9")]
    [InlineData("shop.CartTest.adds", "java.lang.AssertionError\n\tat shop.CartTest.adds(CartTest.java:25)", "src/test/java/shop/CartTest.java:25")]
    [InlineData("ShopTests.Adds", "  at ShopTests.Adds() in /w/copy/tests/ShopTests.cs:line 12", "tests/ShopTests.cs:12")]
    [InlineData("x", "  File \"/w/copy/tests/test_cart.py\", line 7, in test_x", "tests/test_cart.py:7")]
    [InlineData("x", "/usr/lib/python3/site.py:3: x", "")]
    public void The_place_of_a_failed_test_is_one_of_the_repository(string test, string message, string place)
    {
        string[] known = ["price/bad_test.go", "shop/cart.py", "tests/test_cart.py", "test/cart.test.js", "tests/whole.rs", "tests/ShopTests.cs", "src/test/java/shop/CartTest.java"];
        Assert.Equal(place, FailurePlace.Of(test, message, known) is { } found ? $"{found.File}:{found.Line}" : "");
    }

    [Theory]
    [InlineData(127, "sh: 1: jest: not found\n", "jest")]
    [InlineData(127, "bash: line 1: pytest: command not found\n", "pytest")]
    [InlineData(1, "/usr/bin/python3: No module named pytest\n", "pytest")]
    [InlineData(1, "npm error npx canceled due to missing packages and no YES option: [\"mocha@11\"]\n", "")]
    [InlineData(1, "ModuleNotFoundError: No module named 'shop'\n", null)]
    [InlineData(1, "2 failed\n", null)]
    public void What_is_not_installed_is_told_from_what_fails(int exitCode, string output, string? missing) => Assert.Equal(missing, MissingProgram.Of(exitCode, output));

    [Fact]
    public void Reports_of_maven_and_gradle_are_read() => Assert.Equal(
        [new TestOutcome("shop.CartTest.adds", TestEnd.Passed), new TestOutcome("shop.CartTest.removes", TestEnd.Failed, "x"), new TestOutcome("shop.CartTest.later", TestEnd.Skipped)],
        JUnitReport.Read("<testsuite><testcase classname=\"shop.CartTest\" name=\"adds\"/><testcase classname=\"shop.CartTest\" name=\"removes\"><failure>x</failure></testcase><testcase classname=\"shop.CartTest\" name=\"later\"><skipped/></testcase></testsuite>"));
}
