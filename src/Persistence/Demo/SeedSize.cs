namespace Persistence.Demo;

/// <summary>How much bulk data is added. The same size and seed on the same store at the same instant give the same rows.</summary>
public sealed record SeedSize
{
    /// <summary>Serials and speakable numbers stay apart up to here.</summary>
    public const int MostCustomers = 5_000_000;

    /// <summary>Six units of a customer: what a household has.</summary>
    public const int MostUnits = 6_000_000;

    /// <summary>Twenty years of a big house.</summary>
    public const int MostTickets = 20_000_000;

    /// <summary>Seats of the largest floor.</summary>
    public const int MostAgents = 1_000;

    public required int Customers { get; init; }

    /// <summary>Their machines.</summary>
    public required int Units { get; init; }

    /// <summary>Spread over the last four years, more the nearer.</summary>
    public required int Tickets { get; init; }

    /// <summary>Tickets that came by a call which is in the history, the newest ones.</summary>
    public int Calls { get; init; }

    /// <summary>Agents that exist afterwards.</summary>
    public int Agents { get; init; }

    /// <summary>Draws everything.</summary>
    public int Seed { get; init; } = DemoFoundation.Seed;

    /// <summary>What one has of the other, when only the customers are named: 1.2 machines and three tickets each.</summary>
    public static SeedSize Of(int customers) => new() { Customers = customers, Units = customers + customers / 5, Tickets = (int)Math.Min(customers * 3L, MostTickets) };
}
