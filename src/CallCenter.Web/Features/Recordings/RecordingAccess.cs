using System.Collections.Concurrent;
using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Messages;
using CallCenter.Web.Switchboard;
using Persistence;
using Persistence.Administration;
using Persistence.History;
using Persistence.Messages;
using Persistence.Queries;
using Telephony.Media;
using Telephony.Media.Recording;

namespace CallCenter.Web.Features.Recordings;

/// <summary>Who may hear which recording, and where its file is. Every hearing is audited.</summary>
public sealed class RecordingAccess(
    RecordingQuery recordings, InteractionQuery interactions, StoreWriter writer, AppSettings settings, TimeProvider clock, LeftMessageQuery? messages = null, Lazy<ISwitchboard>? switchboard = null)
{
    /// <summary>Seeks and ranges within this time are one hearing.</summary>
    private static readonly TimeSpan OneHearing = TimeSpan.FromMinutes(10);

    /// <summary>Hearings remembered at most; forgetting one only notes it twice.</summary>
    private const int RememberedHearings = 10_000;

    private readonly ConcurrentDictionary<(string Person, Guid Recording), DateTimeOffset> _heard = new();

    /// <summary>Whether this person may hear a recording of this agent's call; the audio endpoint also lets in everyone who talked in it.</summary>
    public static bool MayHear(ClaimsPrincipal person, string? agent) =>
        RoleRights.Has(person, Rights.RecordingPlayAny)
        || (RoleRights.Has(person, Rights.RecordingPlayOwn) && agent is not null && string.Equals(agent, person.Identity?.Name, StringComparison.Ordinal));

    /// <summary>The recording, or null when there is none or the person may not hear it (the two look alike from outside).</summary>
    public async Task<RecordingRow?> FindAsync(Guid id, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await recordings.FindAsync(id, ct) is not { } row)
            return null;
        if (RoleRights.Has(person, Rights.RecordingPlayAny))
            return row;
        if (await IsMessageOfAsync(person, row, ct))
            return row;
        if (!RoleRights.Has(person, Rights.RecordingPlayOwn))
            return null;
        var card = await interactions.FindAsync(row.InteractionId, ct);
        var me = person.Identity?.Name;
        return card?.Legs.Any(l => l.AgentId == me && l.AnsweredAt is not null) == true ? row : null;
    }

    /// <summary>A message is there to be heard by those who handle the messages of its queue; what was recorded in a talk before it is not.</summary>
    private async Task<bool> IsMessageOfAsync(ClaimsPrincipal person, RecordingRow row, CancellationToken ct)
    {
        if (messages is null || switchboard is null)
            return false; // A verb, without a floor.
        var scope = MessageScope.QueuesOf(person, switchboard.Value.Snapshot.State.Plan);
        if (scope is { Count: 0 } || await messages.RecordingOfAsync(row.InteractionId, ct) != row.Id)
            return false;
        return (await messages.QueuesOfAsync(row.InteractionId, ct)).Any(queue => scope?.Contains(queue) ?? true);
    }

    /// <summary>Full path of the file, or null when it is not there (any more) or its row points outside the recordings folder.</summary>
    public string? PathOf(RecordingRow row)
    {
        var root = Path.GetFullPath(settings.Data.Recordings) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, row.RelativePath));
        return path.StartsWith(root, StringComparison.Ordinal) && File.Exists(path) ? path : null;
    }

    /// <summary>Whether it can be heard, and if not, why.</summary>
    public RecordingCondition ConditionOf(RecordingRow row) => row.State switch
    {
        RecordingState.Open => RecordingCondition.Open,
        RecordingState.Removing or RecordingState.Deleted => RecordingCondition.Deleted,
        RecordingState.Broken => RecordingSpans.Read(row.Spans).NotRecorded is null ? RecordingCondition.Broken : RecordingCondition.NotRecorded,
        _ => PathOf(row) is null ? RecordingCondition.FileMissing : RecordingCondition.Playable,
    };

    /// <summary>The recording as a WAV file, however it is kept.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is sealed and was changed or cut.</exception>
    /// <exception cref="RecordingKeyException">It is sealed with a key that is not given.</exception>
    /// <exception cref="RecordingExchangedException">It is sealed, and was made for another recording.</exception>
    public Stream Open(RecordingRow row, string path) => RecordingContent.Open(new RecordingId(row.Id), path, settings.Recordings.Keys);

    /// <summary>Compares the file with the checksum that was taken when the recording closed, and asks it whose it is; the check itself is audited.</summary>
    public async Task<IntegrityWire> VerifyAsync(RecordingRow row, string path, ClaimsPrincipal person, CancellationToken ct)
    {
        var (status, actual) = await CompareAsync(row, path, ct);
        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            db =>
            {
                Audit.Note(db, new Actor(person.Identity!.Name!), "recording.verify", row.Id.ToString("D"), now, after: status);
                return Task.CompletedTask;
            },
            ct);
        return new IntegrityWire(row.Id, status, row.Sha256, actual, now);
    }

    private async Task<(string Status, string? Actual)> CompareAsync(RecordingRow row, string path, CancellationToken ct)
    {
        string? actual = null;
        var status = "noChecksum";
        try
        {
            (_, actual) = await RecordingContent.MeasureAsync(path, ct);
            if (row.Sha256 is not null && !string.Equals(actual, row.Sha256, StringComparison.OrdinalIgnoreCase))
                return ("damaged", actual);
            status = row.Sha256 is null ? status : "ok";
            await using var sound = Open(row, path);
            return (status, actual);
        }
        catch (RecordingKeyException)
        {
            return (status, actual); // It is what was recorded; whose it is would need the key.
        }
        catch (RecordingExchangedException)
        {
            return ("exchanged", actual);
        }
        catch (InvalidDataException)
        {
            return ("damaged", actual);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return ("unreadable", actual);
        }
    }

    /// <summary>Notes who took a copy away; each time.</summary>
    public Task NoteTakenAsync(RecordingRow row, ClaimsPrincipal person, string? workstation, CancellationToken ct) => writer.WriteAsync(
        db =>
        {
            Audit.Note(db, new Actor(person.Identity!.Name!, workstation), "recording.download", row.Id.ToString("D"), clock.GetUtcNow());
            return Task.CompletedTask;
        },
        ct);

    /// <summary>Notes who heard it, once in ten minutes a person and recording: a player asks for many ranges of one hearing.</summary>
    public async Task NoteHeardAsync(RecordingRow row, ClaimsPrincipal person, string? workstation, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var key = (person.Identity!.Name!, row.Id);
        if (_heard.TryGetValue(key, out var last) && now - last < OneHearing)
            return;
        if (_heard.Count >= RememberedHearings)
            _heard.Clear();
        // The listener may be gone already: the entry is written all the same, and only a written one spares the next.
        await writer.WriteAsync(
            db =>
            {
                Audit.Note(db, new Actor(key.Item1, workstation), RecordingQuery.HearCommand, row.Id.ToString("D"), now);
                return Task.CompletedTask;
            },
            CancellationToken.None);
        _heard[key] = now;
    }
}
