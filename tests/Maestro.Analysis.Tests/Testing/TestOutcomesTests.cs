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
    [InlineData("Everything is fine.\n2 passed\n", "")]
    public void Each_tests_end_is_read_out_of_what_the_usual_programs_print(string output, string expected) =>
        Assert.Equal(expected, string.Join(' ', TestOutcomes.Read(output).Select(test => test.Name + test.End switch { TestEnd.Passed => "+", TestEnd.Failed => "-", _ => "?" })));

    [Theory]
    [InlineData("===== 3 passed, 1 failed, 2 skipped in 0.1s =====\n", 3, 1, 2)]
    [InlineData("Failed!  - Failed:     1, Passed:     3, Skipped:     0, Total:     4\n", 3, 1, 0)]
    public void Counts_are_read_where_tests_are_not_named(string output, int passed, int failed, int skipped) =>
        Assert.Equal((passed, failed, skipped), TestOutcomes.Counts(output));

    [Theory]
    [InlineData("tests/a.py::test_two FAILED\n____ test_two ____\n\n    def test_two():\n>       assert 3 == 4\nE       assert 3 == 4\n____ test_three ____\nE  other\n", "tests/a.py::test_two", "def test_two():\n>       assert 3 == 4\nE       assert 3 == 4")]
    [InlineData("FAIL: test_two (test_a.T.test_two)\n-----\nAssertionError: 1 != 2\n\nFAIL: test_x (a)\nother\n", "test_two (test_a.T.test_two)", "-----\nAssertionError: 1 != 2")]
    [InlineData("not ok 2 - sometimes\n  ---\n  duration_ms: 1.5\n  failureType: 'testCodeFailure'\n  error: |-\n    It is 3.\n    \n  code: 'ERR_ASSERTION'\n  expected: 4\n  ...\nok 3 - x\n", "sometimes", "It is 3.\n\n  expected: 4")]
    [InlineData("=== RUN   TestB\n    b_test.go:5: want 1\n--- FAIL: TestB (0.00s)\n", "shop.TestB", "b_test.go:5: want 1")]
    public void The_message_of_a_failed_test_is_found(string output, string test, string message) => Assert.Equal(message, FailureMessages.Of(output, test));

    [Fact]
    public void Reports_of_maven_and_gradle_are_read() => Assert.Equal(
        [new TestOutcome("shop.CartTest.adds", TestEnd.Passed), new TestOutcome("shop.CartTest.removes", TestEnd.Failed), new TestOutcome("shop.CartTest.later", TestEnd.Skipped)],
        JUnitReport.Read("<testsuite><testcase classname=\"shop.CartTest\" name=\"adds\"/><testcase classname=\"shop.CartTest\" name=\"removes\"><failure>x</failure></testcase><testcase classname=\"shop.CartTest\" name=\"later\"><skipped/></testcase></testsuite>"));
}
