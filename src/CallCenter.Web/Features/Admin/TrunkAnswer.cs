namespace CallCenter.Web.Features.Admin;

/// <summary>What a peer said to OPTIONS.</summary>
/// <param name="StatusLine">Its answer, or null.</param>
/// <param name="Took">Until the answer, or until patience ended.</param>
/// <param name="Fault">What the network said instead, or null.</param>
internal sealed record TrunkAnswer(string? StatusLine, TimeSpan Took, string? Fault);
