using System.Text.Json;
using Crm.Domain.Warranty;
using Persistence.Conventions;

namespace Persistence.Warranty;

/// <summary>The snapshot of a decision as it lies on a ticket.</summary>
public static class DecisionJson
{
    public static string Write(WarrantyDecision decision) => StoreJson.Write(decision);

    /// <summary>Reads a snapshot; null when there is none.</summary>
    public static WarrantyDecision? Read(string? snapshot) => snapshot is null ? null : JsonSerializer.Deserialize<WarrantyDecision>(snapshot, StoreJson.Options);
}
