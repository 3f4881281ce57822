namespace CallCenter.Web.Api;

/// <summary>Body of <c>blind-transfer</c> and <c>consult</c>.</summary>
/// <param name="Agent">Whose call it is; defaults to the caller himself; another agent's needs <c>floor.control</c>.</param>
/// <param name="Target">To whom.</param>
public sealed record TransferBody(string? Agent, TargetBody? Target);
