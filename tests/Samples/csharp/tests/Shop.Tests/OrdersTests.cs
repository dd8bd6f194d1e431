namespace Shop.Tests;

public sealed class OrdersTests
{
    [Fact]
    public void An_order_has_a_gross_price() => Assert.Equal(119, new Orders(null!).Gross(new Order(100)));

    // Test cleanup may pass over errors.
    private static void Clean(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception)
        {
        }
    }

    [Fact]
    public void Files_go() => Clean("x");
}
