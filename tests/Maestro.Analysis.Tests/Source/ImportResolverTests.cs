using Maestro.Analysis.Source;

namespace Maestro.Analysis.Tests.Source;

public sealed class ImportResolverTests
{
    private static string Resolve(string path, params (string Path, string Text)[] files)
    {
        var sources = files.ToDictionary(f => f.Path, f => SourceScanner.Scan(f.Path, f.Text));
        return string.Join(' ', new ImportResolver(sources.Keys, sources).Resolve(path, sources[path]));
    }

    [Fact]
    public void Scripts_import_by_relative_path_alias_and_package_name() => Assert.Equal(
        "web/src/b.ts web/src/c/index.tsx web/src/d.ts web/src/e.vue shared/src/index.ts shared/src/deep/f.js",
        Resolve(
            "web/src/a.ts",
            ("web/src/a.ts", "import './b.js'; import c from './c'; import d from '@/d'; import('./e'); import '@shop/shared'; import '@shop/shared/deep/f'; import 'react'; import '../../../outside'"),
            ("web/src/b.ts", ""), ("web/src/c/index.tsx", ""), ("web/src/d.ts", ""), ("web/src/e.vue", ""), ("shared/src/index.ts", ""), ("shared/src/deep/f.js", ""),
            ("web/tsconfig.json", "{ // aliases\n \"compilerOptions\": { \"paths\": { \"@/*\": [\"./src/*\"], }, } }"),
            ("shared/package.json", "{ \"name\": \"@shop/shared\" }")));

    [Fact]
    public void Python_imports_modules_packages_and_names_inside_them() => Assert.Equal(
        "src/shop/models.py src/shop/cart/lines.py src/shop/cart/__init__.py src/shop/web.py tools/run.py",
        Resolve(
            "src/shop/cart/view.py",
            ("src/shop/cart/view.py", "from ..models import Item\nfrom . import lines\nfrom . import nothing\nimport shop.web.page as p\nfrom tools.run import main\nimport os"),
            ("src/shop/__init__.py", ""), ("src/shop/models.py", ""), ("src/shop/web.py", ""), ("src/shop/cart/__init__.py", ""), ("src/shop/cart/lines.py", ""), ("tools/run.py", "")));

    [Fact]
    public void Go_imports_the_files_that_declare_the_names_used() => Assert.Equal(
        "own.go cart/cart.go",
        Resolve(
            "main.go",
            ("go.mod", "module example.com/shop\n\ngo 1.24\n"),
            ("main.go", "package main\nimport (\n\t\"fmt\"\n\tc \"example.com/shop/cart\"\n)\nfunc main() { var x Own; c.New() }"),
            ("own.go", "package main\ntype Own int"), ("cart/cart.go", "package cart\nfunc New() {}"), ("cart/other.go", "package cart\nfunc Other() {}")));

    [Fact]
    public void Rust_imports_modules_of_the_crate_and_of_the_workspace() => Assert.Equal(
        "core/src/cart/line.rs core/src/models.rs util/src/text.rs",
        Resolve(
            "core/src/cart/mod.rs",
            ("core/Cargo.toml", "[package]\nname = \"shop-core\""), ("util/Cargo.toml", "[package]\nname = \"shop-util\""),
            ("core/src/lib.rs", "mod cart; mod models;"), ("core/src/cart/mod.rs", "mod line;\nuse crate::models::{Item, Size};\nuse shop_util::text::trim;\nuse std::fmt;"),
            ("core/src/cart/line.rs", ""), ("core/src/models.rs", "pub struct Item;"), ("util/src/lib.rs", ""), ("util/src/text.rs", "")));

    [Fact]
    public void Ruby_loads_a_constant_from_the_file_of_its_name() => Assert.Equal(
        "lib/helper.rb app/models/short_id.rb app/models/user.rb",
        Resolve(
            "app/models/story.rb",
            ("app/models/story.rb", "require 'helper'\nclass Story < ApplicationRecord\n  def a = ShortId.new(self)\n  def b = User.find(LIMIT)\n  def c = Rails.cache\nend\n"),
            ("lib/helper.rb", ""), ("app/models/short_id.rb", "class ShortId\nend\n"), ("app/models/user.rb", "class User\nend\n"),
            ("config/initializers/console.rb", "module Rails\nend\n"), ("spec/user.rb", "class User\nend\n")));

    [Fact]
    public void CSharp_uses_the_files_that_declare_its_types() => Assert.Equal(
        "Line.cs Money.cs",
        Resolve(
            "Cart.cs",
            ("Cart.cs", "using Shop.Prices;\nnamespace Shop.Orders;\nclass Cart { Line First; Money Total; Hidden No; }"),
            ("Line.cs", "namespace Shop.Orders; class Line { }"), ("Money.cs", "namespace Shop.Prices; struct Money { }"),
            ("A.cs", "namespace Other.A; class Hidden { }"), ("B.cs", "namespace Other.B; class Hidden { }")));

    [Fact]
    public void Java_imports_classes_and_sees_its_own_package() => Assert.Equal(
        "src/shop/Money.java src/shop/orders/Line.java",
        Resolve(
            "src/shop/orders/Cart.java",
            ("src/shop/orders/Cart.java", "package shop.orders;\nimport shop.Money;\nimport java.util.List;\nclass Cart { Line first; List<Other> others; }"),
            ("src/shop/Money.java", "package shop; public class Money {}"), ("src/shop/orders/Line.java", "package shop.orders; class Line {}"),
            ("src/shop/Other.java", "package shop; public class Other {}")));

    [Fact]
    public void Includes_are_found_beside_the_file_and_by_their_end() => Assert.Equal(
        "src/cart.h include/shop/money.h",
        Resolve("src/cart.c", ("src/cart.c", "#include \"cart.h\"\n#  include <shop/money.h>\n#include <stdio.h>"), ("src/cart.h", ""), ("include/shop/money.h", "")));
}
