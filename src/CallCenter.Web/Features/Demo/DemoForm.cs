namespace CallCenter.Web.Features.Demo;

/// <summary>What the page asks before it calls.</summary>
internal sealed class DemoForm
{
    /// <summary>Who calls; null for a number of one's own in <see cref="OtherFrom"/>.</summary>
    public string? From { get; set; } = Persistence.Demo.DemoCast.KnownCaller;

    public string OtherFrom { get; set; } = "";

    /// <summary>Straight to the repair queue: the shortest way to a ringing desk.</summary>
    public string To { get; set; } = "4008001001";

    public string Speech { get; set; } = "repair-ac-zh";

    public string Digits { get; set; } = "";

    public int HoldMs { get; set; } = 120_000;

    public DemoCallRequest ToRequest() =>
        new((From ?? OtherFrom).Trim(), To, Speech, string.IsNullOrWhiteSpace(Digits) ? null : Digits.Trim(), HoldMs);
}
