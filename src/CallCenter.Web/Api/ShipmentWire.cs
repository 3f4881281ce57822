using Persistence.InstallBase;

namespace CallCenter.Web.Api;

/// <summary>What became of a shipment; <c>refused</c> names each wrong line with its field and value.</summary>
public sealed record ShipmentWire(string Number, int Made, int Known, IReadOnlyList<ShipmentRefusalWire> Refused)
{
    internal static ShipmentWire From(ShipmentResult result) => new(result.Number, result.Made, result.Known,
    [
        .. result.Lines.Where(l => l.Refusal is not null).Select(l => new ShipmentRefusalWire(
            l.Number, l.Serial, l.Refusal!.Rule, l.Refusal.Parameters.FirstOrDefault(p => p.Name == "field").Value, l.Refusal.Parameters.FirstOrDefault(p => p.Name == "value").Value)),
    ]);
}
