namespace Maestro.Analysis.Tests.Source;

public sealed class ScriptScannerTests
{
    [Fact]
    public void TypeScript_declarations_are_found_with_their_lines()
    {
        const string text = """
            import { a } from './a'
            import type B from "../b";
            export * from './c'
            const lazy = () => import(`./d`)
            export default class Cart<T> extends Base<T> implements Shape {
              private items: T[] = []
              static #count = 0
              @Input({ required: true }) title?: string
              constructor(private readonly clock: Clock) { super() }
              get size(): number { return this.items.length }
              async load<K>(key: K): Promise<void> {
                const inner = function hidden() {}
              }
              onClick = (event: Event) => { this.load(event) }
            }
            export interface Shape { area(): number; readonly name: string }
            export type Size = 'small' | 'large'
            export const enum Color { Red }
            export const price = async (a: number, { b }: Options): Promise<number> => a
            export const LIMIT: number = (1 + 2) * 3
            function helper() {}
            declare namespace Api { function call(): void }
            export abstract class Plugin { abstract run(): void }
            export { helper as help }
            """;

        Assert.Equal(
            "-lazy:4 Cart:5 -items:6 -count:7 Cart.title:8 Cart.size:10 Cart.load:11 Cart.onClick:14 Shape:16 Shape.area:16 Shape.name:16 "
            + "Size:17 Color:18 price:19 LIMIT:20 helper:21 -Api.call:22 Plugin:23 Plugin.run:23",
            Scanning.Symbols("cart.ts", text));
        Assert.Equal("./a ../b ./c ./d", Scanning.Imports("cart.ts", text));
    }

    [Fact]
    public void CommonJs_exports_are_public()
    {
        const string text = """
            'use strict'
            var http = require('node:http')
            const { join } = require("path")
            module.exports = createApp
            function createApp() { return function app() {} }
            app.get = function get(name) { return name }
            Route.prototype.handle = function () {}
            exports.limit = 5
            var hidden = 1
            """;

        Assert.Equal("createApp:5 app.get:6 Route.handle:7 limit:8 -hidden:9", Scanning.Symbols("app.js", text));
        Assert.Equal("node:http path", Scanning.Imports("app.js", text));
    }

    [Fact]
    public void Templates_regular_expressions_and_comments_declare_nothing()
    {
        const string text = """
            const a = `${list.map(x => `class A { ${x} }`)} function b() {`
            const c = /[/"'`{]+class D {/.test(a) ? 1 / 2 : 3 / 4
            // function e() {
            /* function f() { */
            const text = <p>Don't {stop}</p>
            export function last() {}
            """;

        Assert.Equal("-a:1 -c:2 -text:5 last:6", Scanning.Symbols("a.jsx", text));
    }
}
