namespace CallCenter.Web.Features.Demo;

/// <summary>A demo call that was not placed: the field, what was given, what is allowed.</summary>
public sealed record DemoRefusal(string Field, string? Value, string Allowed);
