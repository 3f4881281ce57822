using System.Globalization;

namespace Crm.Domain.Parts;

/// <summary>What may move (reference §5.4, 12): stock is never negative at any place and condition, and a serialised part is in exactly one place.</summary>
public static class StockRules
{
    /// <summary>Decides a movement against the ledger as it is.</summary>
    public static Decision<StockMovement> Decide(StockLedger ledger, StockMovement movement)
    {
        if (movement.Quantity < 1 || movement.From == movement.To) return Refuse("MovementMovesNothing", movement);
        if (movement.Serial is { } serial)
        {
            if (movement.Quantity != 1) return Refuse("SerialisedPartIsOne", movement, ("serial", serial));
            if (ledger.WhereIs(movement.PartNo, serial) != movement.From) return Refuse("SerialIsElsewhere", movement, ("serial", serial));
        }
        else if (movement.From is { } from && ledger.At(from, movement.PartNo) - ledger.Serialised(from, movement.PartNo) is var loose && loose < movement.Quantity)
        {
            return Refuse("StockIsNotThere", movement, ("place", from.Code), ("stock", loose.ToString(CultureInfo.InvariantCulture)));
        }

        return new Decision<StockMovement>.Accepted([movement]);
    }

    private static Decision<StockMovement>.Refused Refuse(string rule, StockMovement movement, params ReadOnlySpan<(string Name, string Value)> more) =>
        new(Refusal.Of(rule, [("part", movement.PartNo), .. more]));
}
