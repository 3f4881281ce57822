namespace Persistence.Administration;

/// <summary>Writes who did what; called inside the transaction of the deed.</summary>
public static class Audit
{
    public static void Note(AppDb db, Actor actor, string command, string subject, DateTimeOffset at, string? before = null, string? after = null) =>
        db.AuditEntries.Add(new AuditRow
        {
            At = at, ActorId = actor.Id, Workstation = actor.Workstation, Command = command, Subject = subject, Before = before, After = after,
        });
}
