using Persistence.History;
using Telephony.Calls;

namespace CallCenter.Web.Switchboard.History;

/// <summary>The history rows of calls that are up: as many as there are live calls.</summary>
internal sealed class LiveRows
{
    /// <summary>Above every number that a leg can get in one contact.</summary>
    private const int FirstDial = 0x4000;

    public Dictionary<Guid, InteractionRow> Calls { get; } = [];

    public Dictionary<LegId, InteractionLegRow> Legs { get; } = [];

    public Dictionary<Guid, RecordingRow> Recordings { get; } = [];

    /// <summary>How often the customers of call-backs were dialled: each dial is a line of its own with the same leg number.</summary>
    public Dictionary<InteractionId, int> Dials { get; } = [];

    public IReadOnlyList<KeyValuePair<LegId, InteractionLegRow>> LegsOf(InteractionId interaction) =>
        [.. Legs.Where(l => l.Key.Interaction == interaction)];

    /// <summary>The row of the line that the leg is now.</summary>
    public Guid RowIdOf(LegId leg) =>
        RowId(leg.Number == LegId.CustomerNumber && Dials.TryGetValue(leg.Interaction, out var dial) ? leg with { Number = FirstDial + dial } : leg);

    /// <summary>A leg's row id: its interaction's with the leg number in the last two bytes, so that it needs no random source.</summary>
    public static Guid RowId(LegId leg)
    {
        Span<byte> bytes = stackalloc byte[16];
        leg.Interaction.Value.TryWriteBytes(bytes);
        bytes[14] ^= (byte)(leg.Number >> 8);
        bytes[15] ^= (byte)leg.Number;
        return new Guid(bytes);
    }

    public static InteractionRow Copy(InteractionRow row)
    {
        var copy = new InteractionRow { Id = row.Id };
        copy.MergeFrom(row);
        return copy;
    }

    public static InteractionLegRow Copy(InteractionLegRow row)
    {
        var copy = new InteractionLegRow { Id = row.Id, InteractionId = row.InteractionId };
        copy.MergeFrom(row);
        return copy;
    }
}
