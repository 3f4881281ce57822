using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Persistence.History;
using Telephony.Media;
using Telephony.Media.Recording;

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
        var sound = TryOpen(access, row!, path!, out problem);
        if (sound is null)
            return problem!;
        await access.NoteHeardAsync(row!, context.User, context.Connection.RemoteIpAddress?.ToString(), ct);
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(sound, "audio/wav", enableRangeProcessing: true);
    }

    /// <summary>Sends a plain WAV to take away, for who has the right; each copy is audited.</summary>
    public static async Task<IResult> DownloadAsync(Guid id, RecordingAccess access, HttpContext context, CancellationToken ct)
    {
        if (!RoleRights.Has(context.User, Rights.RecordingExport))
            return ApiProblems.Forbidden(Rights.RecordingExport);
        var (row, path, problem) = await ResolveAsync(id, access, context.User, ct);
        if (problem is not null)
            return problem;
        var sound = TryOpen(access, row!, path!, out problem);
        if (sound is null)
            return problem!;
        await access.NoteTakenAsync(row!, context.User, context.Connection.RemoteIpAddress?.ToString(), ct);
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(sound, "audio/wav", $"{id:D}.wav");
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
            return TypedResults.Json((await waveforms.ReadAsync(new RecordingId(id), path!, ct)).At(buckets ?? DefaultBuckets));
        }
        catch (Exception refused) when (RefusalOf(refused) is not null)
        {
            return RefusalOf(refused)!;
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
        files.MapGet("/{id:guid}/download", DownloadAsync);
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
            : (row, null, Missing());
    }

    private static Stream? TryOpen(RecordingAccess access, RecordingRow row, string path, out IResult? problem)
    {
        problem = null;
        try
        {
            return access.Open(row, path);
        }
        catch (Exception refused) when (RefusalOf(refused) is not null)
        {
            problem = RefusalOf(refused);
            return null;
        }
    }

    /// <summary>Why a file is not given out; null for what is no matter of the file.</summary>
    private static ProblemHttpResult? RefusalOf(Exception refused) => refused switch
    {
        InvalidDataException => Gone("RecordingFileIsDamaged", "The recording's file is there, but it cannot be read as audio."),
        RecordingExchangedException exchanged => Gone("RecordingFileIsExchanged", exchanged.Message),
        FileNotFoundException or DirectoryNotFoundException => Missing(),
        IOException or UnauthorizedAccessException => Gone("RecordingFileIsUnreadable", "The recording's file is there, but the disk does not give it out."),
        RecordingKeyException locked => TypedResults.Problem(locked.Message, statusCode: StatusCodes.Status409Conflict, title: "RecordingKeyIsMissing", type: "/problems/rule"),
        _ => null,
    };

    private static ProblemHttpResult Missing() => Gone("RecordingFileIsMissing", "The recording is known, but its file is not on the disk.");

    private static ProblemHttpResult Gone(string rule, string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status410Gone, title: rule, type: "/problems/rule");
}
