namespace Shop;

public sealed class Orders(ILogger log)
{
    private readonly List<Order> orders = [];

    public int Count => orders.Count;

    public void Add(Order order)
    {
        try
        {
            orders.Add(order);
        }
        // review+1: swallowed-error
        catch (Exception)
        {
        }
    }

    // A narrow error that is expected.
    public void Close(Stream stream)
    {
        try
        {
            stream.Close();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    public void Send(Order order)
    {
        try
        {
            order.Send();
        }
        catch (Exception failure)
        {
            log.LogError(failure, "not sent");
            // review: lost-stack-trace
            throw failure;
        }
    }

    public void Retry(Order order)
    {
        try
        {
            order.Send();
        }
        catch (Exception failure)
        {
            log.LogError(failure, "not sent");
            throw;
        }
    }

    // review: async-void
    public async void SendAll()
    {
        foreach (var order in orders)
            await order.SendAsync();
    }

    // An event handler has no other way.
    private async void OnClick(object sender, EventArgs e) => await orders[0].SendAsync();

    public void Subscribe(Button button) => button.Click += OnClick;

    public bool IsSame(Order a, Order b)
    {
        // review: same-operands
        if (a.Number == a.Number)
            return true;
        return a.Total == b.Total;
    }

    public decimal Price(Order order)
    {
        if (order.IsPaid)
            return 0;
        return order.Total;
        // review+1: unreachable-code
        log.LogInformation("unpaid");
    }

    public void Rename(Order order, string name)
    {
        // review: assigned-to-itself
        name = name;
        order.Name = name;
    }

    // review: unused-function
    private static decimal OldTax(Order order) => order.Total * 0.16m;

    private static decimal Tax(Order order) => order.Total * 0.19m;

    public decimal Gross(Order order) => order.Total + Tax(order);

    // A switch with many plain arms is a table.
    public static string Symbol(string currency) => currency switch
    {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        "BRL" => "R$",
        "CHF" => "Fr",
        _ => currency,
    };

    // review: deep-nesting
    public int Deep(Order order)
    {
        foreach (var item in order.Items)
        {
            if (item.IsActive)
            {
                foreach (var part in item.Parts)
                {
                    if (part.IsActive)
                    {
                        while (part.Count > 0)
                        {
                            part.Count--;
                        }
                    }
                }
            }
        }

        return order.Items.Count;
    }

    public string Kind(Order order)
    {
        // review: same-branches
        if (order.Total > 100)
            return "large";
        else
            return "large";
    }

    public string Size(Order order)
    {
        if (order.Total > 100)
            return "large";
        else
            return "small";
    }
}
