using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary>One thing that happened with a customer.</summary>
public sealed record CustomerFactWire(DateTimeOffset At, CustomerFactKind Kind, string Type, string? Number, string? By, Guid? CallId)
{
    internal static CustomerFactWire From(CustomerFact f) => new(f.At, f.Kind, f.Type, f.Number, f.By, f.Reference);
}
