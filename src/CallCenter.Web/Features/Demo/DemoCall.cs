namespace CallCenter.Web.Features.Demo;

/// <summary>One call of the built-in customer as the demo page shows it.</summary>
public sealed record DemoCall(Guid Id, string From, string To, string Speech, DemoCallState State, DateTimeOffset Since, bool Incoming)
{
    /// <summary>SIP status and reason once ended.</summary>
    public string? Ending { get; init; }
}
