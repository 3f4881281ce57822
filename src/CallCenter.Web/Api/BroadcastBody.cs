namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /api/v1/broadcasts</c>.</summary>
/// <param name="Text">What desks show; 1 to 300 characters.</param>
/// <param name="Queues">Whose members it is for; absent for everybody.</param>
/// <param name="MustRead">Whether each has to confirm it; default false.</param>
/// <param name="Until">Until when it is shown; at most seven days ahead.</param>
public sealed record BroadcastBody(string? Text, IReadOnlyList<string>? Queues, bool? MustRead, DateTimeOffset? Until);
