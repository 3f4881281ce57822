namespace CallCenter.Web.Api;

/// <summary>What an undo left, because a person changed or used it since.</summary>
internal sealed record ImportKeptWire(int Line, Guid Id, string Number, bool IsNew);
