namespace Telephony.Distribution.Routing;

/// <summary>Minutes of waiting that a caller is treated to, with the reason that the floor sees.</summary>
/// <param name="Code">One of <see cref="PriorityReasons"/>, or a code of the administrators; at most 32 characters.</param>
/// <param name="Minutes">-60 to 60.</param>
public readonly record struct PriorityReason(string Code, int Minutes)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Code} {Minutes:+0;-0;0} min");
}
