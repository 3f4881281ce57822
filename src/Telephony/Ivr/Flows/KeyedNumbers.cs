namespace Telephony.Ivr.Flows;

/// <summary>Whether a keyed number can be what it should be; the edge knows whether it exists.</summary>
public static class KeyedNumbers
{
    private const int ShortestSerial = 6;

    /// <summary>Checks form and ranges.</summary>
    /// <param name="kind">What it should be.</param>
    /// <param name="keys">Digits only.</param>
    public static bool IsPlausible(FlowNumber kind, string keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return kind switch
        {
            FlowNumber.Serial => keys.Length is >= ShortestSerial and <= FlowLimits.Keys,
            FlowNumber.Ticket => keys.Length is >= 10 and <= 14 && int.Parse(keys.AsSpan(2, 2), System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 12
                && int.Parse(keys.AsSpan(4, 2), System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 31,
            FlowNumber.Phone => keys is ['1', >= '3' and <= '9', ..] ? keys.Length == 11 : keys is ['0', not '0', ..] && keys.Length is >= 10 and <= 12,
            _ => keys.Length > 0,
        };
    }
}
