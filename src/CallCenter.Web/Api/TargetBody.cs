namespace CallCenter.Web.Api;

/// <summary>To whom a call goes.</summary>
/// <param name="Kind"><c>agent</c>, <c>queue</c> or <c>number</c>.</param>
/// <param name="Value">User name, queue, or a number in any Chinese form.</param>
public sealed record TargetBody(string? Kind, string? Value);
