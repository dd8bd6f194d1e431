using Maestro.Analysis.Checks;
using Maestro.Analysis.Files;
using Maestro.Analysis.Mutation;

namespace Maestro.Analysis.Tests.Mutation;

public sealed class MutantFinderTests
{
    private const string RustWithTests = """
        pub fn is_free(total: u32) -> bool {
            total >= 50
        }

        pub fn other(total: u32) -> bool {
            total == 50
        }

        #[cfg(test)]
        mod tests {
            use super::*;

            #[test]
            fn free_from_fifty() {
                assert!(is_free(51) && 1 < 2);
            }
        }
        """;

    [Fact]
    public void Tests_in_the_file_that_they_test_have_no_mutants_and_need_no_test()
    {
        var file = new ScanFile("src/lib.rs", RustWithTests, false);
        Assert.All(MutantFinder.Find(file), mutant => Assert.InRange(mutant.Line, 1, 6));
        Assert.Equal(["other"], Maestro.Analysis.Testing.UntestedFunctions.Find([file], [], _ => null).Select(function => function.Name));
    }

    [Fact]
    public void CSharp_has_mutants_in_what_runs_and_nowhere_else() => Check(
        "Cart.cs",
        """
        using System.Collections.Generic;
        [Limits(Most = 3 + 4, IsOn = true)]
        public sealed class Cart<T>(int size = 10) where T : class
        {
            // a < b && c == 1
            private readonly Dictionary<string, List<int>> items = new() { ["a < b"] = [] };
            public bool IsFull => items.Count >= size;
            [Fact(Timeout = 5)]
            public int Total(int number = 7, bool isNet = true)
            {
                var lists = new List<List<int>>();
                log.LogInformation("got {Count}", 1 + 2);
                if (number == 0 && !isNet)
                    throw new ArgumentException($"{number} < 1");
                if (isNet)
                    items.Clear();
                lists.Add(Load<int, string>(number)!);
                return number * 2;
            }
        }
        """,
        "boundary 7: >",
        "comparison 13: !=",
        "number 13: 1",
        "boolean 13: ||",
        "negation 13: ",
        "removed 14: ",
        "negation 15: !(isNet)",
        "removed 16: ",
        "removed 17: ",
        "return 18: default!",
        "arithmetic 18: /",
        "number 18: 3");

    [Fact]
    public void Python_has_mutants_in_what_runs_and_nowhere_else() => Check(
        "shop/cart.py",
        """
        from a import b as c
        import os, sys
        LIMIT = 3 + 4

        @cached(size=1 + 2)
        def total(items, *more, tax=0.5, limit=10 - 1, **rest) -> list[int]:
            '''a < b and c == 1'''
            # return 1 + 2
            logger.info("got %d", 1 + 2)
            text = "a" + "b < c"
            if not items or len(more) > limit:
                raise ValueError(f"{items} < 1")
            if rest:
                rest.update(*more)
            for item in items:
                tax += item.price * 2
            return call(**rest) if tax is not None else "none"
        """,
        "negation 11: ",
        "boolean 11: and",
        "boundary 11: >=",
        "removed 12: pass",
        "negation 13: not (rest)",
        "removed 14: pass",
        "removed 16: pass",
        "arithmetic 16: -=",
        "arithmetic 16: /",
        "number 16: 3",
        "return 17: None",
        "comparison 17: is");

    [Fact]
    public void TypeScript_has_mutants_in_what_runs_and_nowhere_else() => Check(
        "src/cart.ts",
        """
        import { a } from './b';
        export type Both = Map<string, Array<number>> & { size: 1 };
        const limit = 3 + 4;
        export const isOver = (count: number, most = 10): boolean => count > most;
        @Component({ size: 1 + 2 })
        export class Cart {
          total<T extends Item>(items: Array<T>, most: number = 5): Promise<Map<string, T>> {
            // a < b && c === 1
            console.log(`got ${1 + 2}`);
            const found = new Map<string, Array<T>>();
            const name = `a < ${most}` + "x";
            if (items.length === 0 || !most) {
              throw new Error('a < b');
            }
            found.set(name, items)
            return found as unknown as Promise<Map<string, T>>;
          }
        }
        """,
        "boundary 4: >=",
        "comparison 12: !==",
        "number 12: 1",
        "boolean 12: &&",
        "negation 12: ",
        "removed 13: ",
        "removed 15: ;",
        "return 16: undefined");

    [Fact]
    public void Go_has_mutants_in_what_runs_and_nowhere_else() => Check(
        "cart.go",
        """
        package cart

        import "fmt"

        const limit = 3 + 4

        type Cart[T any] struct { Items []*T }

        func (c *Cart[T]) Total(n int, most *int) (int, error) {
            // a < b && c == 1
            fmt.Println("a < b", 1+2)
            if err := c.check(*most); err != nil {
                return 0, err
            }
            done := make(chan int)
            done <- n
            for i := 0; i < n; i++ {
                c.Add(&Item{Name: "a" + "b"})
            }
            return n*2 + -1, nil
        }
        """,
        "comparison 12: ==",
        "number 13: 1",
        "number 17: 1",
        "boundary 17: <=",
        "removed 18: ",
        "arithmetic 20: /",
        "number 20: 3",
        "arithmetic 20: -",
        "number 20: 2");

    [Fact]
    public void Rust_has_mutants_in_what_runs_and_nowhere_else() => Check(
        "src/cart.rs",
        """
        use std::collections::HashMap;
        #[derive(Debug, PartialEq)]
        pub struct Cart<'a> { items: Vec<&'a str> }
        impl<'a> Cart<'a> {
            #[inline(always)]
            pub fn total(&mut self, most: usize) -> Option<Vec<u32>> {
                /* a < b /* && */ c == 1 */
                println!("a < b {}", 1 + 2);
                let mut found: HashMap<&str, Vec<Box<dyn Fn(u32) + Send>>> = HashMap::new();
                if self.items.len() >= most && !found.is_empty() {
                    found.clear();
                }
                if let Some(x) = self.items.first() { self.touch(*x); }
                return Some(vec![most as u32 * 2]);
            }
        }
        """,
        "boundary 10: >",
        "boolean 10: ||",
        "negation 10: ",
        "removed 11: ",
        "removed 13: ",
        "return 14: None",
        "arithmetic 14: /",
        "number 14: 3");

    [Fact]
    public void Java_has_mutants_in_what_runs_and_nowhere_else() => Check(
        "src/main/java/shop/Cart.java",
        """
        package shop;
        import java.util.*;
        @Entity(size = 1 + 2)
        public class Cart<T extends Item & Named> {
            private static final int LIMIT = 3 + 4;
            @Test(timeout = 5)
            public boolean isFull(List<? extends Item> items, int most) {
                // a < b && c == 1
                System.out.println("a < b" + 1);
                Map<String, List<Integer>> found = new HashMap<>();
                found.put("a < b", null);
                most++;
                return items.size() < most;
            }
            public List<T> all() { return found; }
        }
        """,
        "removed 11: ",
        "removed 12: ",
        "return 13: false",
        "boundary 13: <=",
        "return 15: null");

    [Fact]
    public void Only_lines_that_matter_have_mutants_and_the_change_can_be_made()
    {
        const string text = "def a(x):\n    return x > 1\n\ndef b(x):\n    return x > 2\n";
        var found = MutantFinder.Find(new ScanFile("m.py", text, IsTest: false, [new LineRange(4, 5)]));
        Assert.All(found, mutant => Assert.Equal((5, "b"), (mutant.Line, mutant.Function)));
        var boundary = found.Single(mutant => mutant.Kind == "boundary");
        Assert.Equal(("return x > 2", "return x >= 2"), (boundary.Before, boundary.After));
        Assert.Equal(text.Replace("x > 2", "x >= 2", StringComparison.Ordinal), boundary.Apply(text));
    }

    [Fact]
    public void The_choice_takes_every_function_before_it_takes_one_twice_and_is_the_same_each_time()
    {
        const string text = "def a(x):\n    if x > 1 and x < 5:\n        return x + 1\n    return 0\n\ndef b(x):\n    return x > 2\n";
        var all = MutantFinder.Find(new ScanFile("m.py", text, IsTest: false));
        Assert.Equal(["a", "b"], MutantChoice.Of(all, 2).Select(mutant => mutant.Function));
        Assert.Equal(MutantChoice.Of(all, 100), MutantChoice.Of(all.Reverse(), 100));
        Assert.Equal(all.Count, MutantChoice.Of(all, 100).Count);
    }

    /// <param name="expected">What is found, as kind, line and replacement.</param>
    private static void Check(string path, string text, params string[] expected) => Assert.Equal(
        expected, MutantFinder.Find(new ScanFile(path, text, IsTest: false)).Select(mutant => $"{mutant.Kind} {mutant.Line}: {mutant.Replacement}"));
}
