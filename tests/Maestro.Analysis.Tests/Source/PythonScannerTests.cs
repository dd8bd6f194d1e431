namespace Maestro.Analysis.Tests.Source;

public sealed class PythonScannerTests
{
    [Fact]
    public void Classes_functions_and_module_variables_are_found()
    {
        const string text = """
            '''Module
            def fake(): pass
            '''
            LIMIT = 5
            cache: dict[str, int] = {}
            if LIMIT == 5:
                def conditional(): pass

            @decorator(
                "x",
            )
            class Cart(Base,
                       metaclass=Meta):
                '''It's one class Fake: pass'''
                name = f"{x["class A:"]}"

                def __init__(self): pass

                async def load(self, key="def x():"):
                    def inner(): pass

                def _hidden(self): pass

                class Meta:
                    def deep(self): pass
            def after(a, b): return {
            }
            _private = 1
            """;

        Assert.Equal(
            "LIMIT:4 cache:5 conditional:7 Cart:12 Cart.__init__:17 Cart.load:19 -Cart._hidden:22 Cart.Meta:24 Meta.deep:25 after:26 -_private:28",
            Scanning.Symbols("cart.py", text));
    }

    [Fact]
    public void Imports_name_the_module_and_what_is_taken_from_it()
    {
        const string text = """
            import os, os.path as p
            from . import models
            from ..shop.cart import (Cart as C,  # comment
                Line,
            )
            from shop import *
            try:
                import fast
            except ImportError:
                from slow import x; y = 1
            """;

        Assert.Equal("os os.path .models ..shop.cart.Cart ..shop.cart.Line shop fast slow.x", Scanning.Imports("a.py", text));
    }
}
