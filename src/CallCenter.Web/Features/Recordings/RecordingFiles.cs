using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Persistence.History;

namespace CallCenter.Web.Features.Recordings;

/// <summary>Audio with HTTP ranges and waveform peaks, for the player and for programs.</summary>
internal static class RecordingFiles
{
    private const int DefaultBuckets = 800;
    private const int MaxBuckets = 4000;

    /// <summary>Sends the WAV; ranges let a player seek in an hour's call at once.</summary>
    public static async Task<IResult> AudioAsync(Guid id, RecordingAccess access, HttpContext context, CancellationToken ct)
    {
        var (row, path, problem) = await ResolveAsync(id, access, context.User, ct);
        if (problem is not null)
            return problem;
        await access.NoteHeardAsync(row!, context.User, context.Connection.RemoteIpAddress?.ToString(), ct);
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.PhysicalFile(path!, "audio/wav", enableRangeProcessing: true);
    }

    /// <summary>Minimum and maximum per bucket and channel, −1 to 1; computed once, then read.</summary>
    public static async Task<IResult> PeaksAsync(Guid id, int? buckets, RecordingAccess access, WaveformFiles waveforms, HttpContext context, CancellationToken ct)
    {
        var (_, path, problem) = await ResolveAsync(id, access, context.User, ct);
        if (problem is not null)
            return problem;
        if (buckets is < 1 or > MaxBuckets)
            return ApiProblems.BadField("buckets", buckets, $"1 to {MaxBuckets}");
        try
        {
            return TypedResults.Json((await waveforms.ReadAsync(path!, ct)).At(buckets ?? DefaultBuckets));
        }
        catch (InvalidDataException)
        {
            return Gone("RecordingFileIsDamaged", "The recording's file is there, but it cannot be read as audio.");
        }
    }

    /// <summary>Whether the file is still what was recorded.</summary>
    public static async Task<IResult> IntegrityAsync(Guid id, RecordingAccess access, HttpContext context, CancellationToken ct)
    {
        var (row, path, problem) = await ResolveAsync(id, access, context.User, ct);
        return problem ?? TypedResults.Ok(await access.VerifyAsync(row!, path!, context.User, ct));
    }

    /// <summary>Maps the player's addresses.</summary>
    public static void MapRecordingFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/recordings").RequireAuthorization().ExcludeFromDescription();
        files.MapGet("/{id:guid}/audio", AudioAsync);
        files.MapGet("/{id:guid}/peaks", PeaksAsync);
    }

    private static async Task<(RecordingRow? Row, string? Path, IResult? Problem)> ResolveAsync(
        Guid id, RecordingAccess access, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!RoleRights.Has(person, Rights.RecordingPlayOwn) && !RoleRights.Has(person, Rights.RecordingPlayAny))
            return (null, null, ApiProblems.Forbidden(Rights.RecordingPlayOwn));
        if (await access.FindAsync(id, person, ct) is not { } row)
            return (null, null, ApiProblems.NotFound("recording", id.ToString("D")));
        return access.PathOf(row) is { } path
            ? (row, path, null)
            : (row, null, Gone("RecordingFileIsMissing", "The recording is known, but its file is not on the disk."));
    }

    private static ProblemHttpResult Gone(string rule, string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status410Gone, title: rule, type: "/problems/rule");
}
