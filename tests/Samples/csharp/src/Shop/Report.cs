using System.Text;
using System.Text.RegularExpressions;

namespace Shop;

// review: missing-tests
public sealed class Report(ShopContext context)
{
    public static List<Order> Duplicates(List<Order> orders)
    {
        var found = new List<Order>();
        foreach (var a in orders)
        {
            // performance: nested-loop
            foreach (var b in orders)
            {
                if (a != b && a.Number == b.Number)
                    found.Add(a);
            }
        }

        return found;
    }

    public static int Cells(int[][] rows)
    {
        var count = 0;
        foreach (var row in rows)
        {
            foreach (var cell in row)
                count += cell;
        }

        return count;
    }

    public static string Csv(List<Order> orders)
    {
        var text = "";
        foreach (var order in orders)
        {
            // performance: text-in-loop
            text += order.Number + "\n";
        }

        return text;
    }

    public static string CsvFast(List<Order> orders)
    {
        var text = new StringBuilder();
        foreach (var order in orders)
            text.Append(order.Number).Append('\n');
        return text.ToString();
    }

    public async Task Load(List<Order> orders)
    {
        foreach (var order in orders)
        {
            // performance: query-in-loop
            order.Customer = await context.Customers.FirstOrDefaultAsync(customer => customer.Id == order.CustomerId);  // data+0: query-in-loop
        }
    }

    public async Task LoadAtOnce(List<Order> orders)
    {
        var ids = orders.Select(order => order.CustomerId).ToList();
        var customers = await context.Customers.Where(customer => ids.Contains(customer.Id)).ToDictionaryAsync(customer => customer.Id);
        foreach (var order in orders)
            order.Customer = customers[order.CustomerId];
    }

    public void SaveEach(List<Order> orders)
    {
        foreach (var order in orders)
        {
            context.Add(order);
            // performance: query-in-loop
            context.SaveChanges();  // data+0: query-in-loop
        }
    }

    public void SaveOnce(List<Order> orders)
    {
        foreach (var order in orders)
            context.Add(order);
        context.SaveChanges();
    }

    public Order First()
    {
        // performance: blocking-wait
        return context.LoadAsync().Result;
    }

    public void Flush()
    {
        // performance: blocking-wait
        context.FlushAsync().Wait();
    }

    public int Answer(Outcome outcome) => outcome.Result;

    public static List<string> Matching(List<string> codes)
    {
        var found = new List<string>();
        foreach (var code in codes)
        {
            // performance: compiled-in-loop
            if (new Regex("^[A-Z]{2}[0-9]+$").IsMatch(code))
                found.Add(code);
        }

        return found;
    }

    // performance: exploding-pattern
    public static bool IsName(string text) => Regex.IsMatch(text, "^([a-zA-Z]+)*$");

    public static bool IsList(string text) => Regex.IsMatch(text, "^([a-z]+;)*$");

    public static HashSet<int> Unique(List<Order> orders)
    {
        var seen = new HashSet<int>();
        foreach (var order in orders)
        {
            if (!seen.Contains(order.Number))
                seen.Add(order.Number);
        }

        return seen;
    }

    public static List<int> UniqueSlow(List<Order> orders)
    {
        var seen = new List<int>();
        foreach (var order in orders)
        {
            // performance: search-in-loop
            if (!seen.Contains(order.Number))
                seen.Add(order.Number);
        }

        return seen;
    }
}
