namespace Crm.Domain.Dispatch;

/// <summary>What a leader does with a technician's right to be sent; closed family.</summary>
public abstract record TripCommand
{
    private TripCommand() { }

    /// <summary>跳闸: bar him from new visits, for substantiated complaints or low scores.</summary>
    /// <param name="From">The first day, today or later.</param>
    /// <param name="Until">The last day; null: until somebody takes it back.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Trip(DateOnly From, DateOnly? Until, string Reason) : TripCommand;

    /// <summary>复位: let him be sent again.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Reset(string Reason) : TripCommand;
}
