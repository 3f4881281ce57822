using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Composition.Settings;
using Persistence;
using Persistence.Administration;
using Persistence.History;
using Persistence.Queries;

namespace CallCenter.Web.Features.Recordings;

/// <summary>Who may hear which recording, and where its file is. Every hearing is audited.</summary>
public sealed class RecordingAccess(RecordingQuery recordings, InteractionQuery interactions, StoreWriter writer, AppSettings settings, TimeProvider clock)
{
    /// <summary>The recording, or null when there is none or the person may not hear it (the two look alike from outside).</summary>
    public async Task<RecordingRow?> FindAsync(Guid id, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await recordings.FindAsync(id, ct) is not { } row)
            return null;
        if (RoleRights.Has(person, Rights.RecordingPlayAny))
            return row;
        if (!RoleRights.Has(person, Rights.RecordingPlayOwn))
            return null;
        var card = await interactions.FindAsync(row.InteractionId, ct);
        var me = person.Identity?.Name;
        return card?.Legs.Any(l => l.AgentId == me && l.AnsweredAt is not null) == true ? row : null;
    }

    /// <summary>Full path of the file, or null when it is not there (any more) or its row points outside the recordings folder.</summary>
    public string? PathOf(RecordingRow row)
    {
        var root = Path.GetFullPath(settings.Data.Recordings) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, row.RelativePath));
        return path.StartsWith(root, StringComparison.Ordinal) && File.Exists(path) ? path : null;
    }

    /// <summary>Notes who heard it.</summary>
    public Task NoteHeardAsync(RecordingRow row, ClaimsPrincipal person, string? workstation, CancellationToken ct) => writer.WriteAsync(
        db =>
        {
            Audit.Note(db, new Actor(person.Identity!.Name!, workstation), "recording.hear", row.Id.ToString("D"), clock.GetUtcNow());
            return Task.CompletedTask;
        },
        ct);
}
