using System.Collections.Concurrent;
using System.Net;
using Telephony.Media;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>
/// Talks that outlive a web process, with <c>Telephony:Media:Process=own</c>. While calls run, their dialogs are noted on their media legs; after a restart two
/// SIP parties who hear each other go on talking until one hangs up, and the other gets his BYE. Everybody else whom the dead process left (waiting,
/// on hold, on a browser phone, consulting) gets it at once. The exchange does not know these talks: nothing is offered, shown or transferred.
/// Runs on the SIP loop and the media facts' loop.
/// </summary>
internal sealed class Survivors(Lazy<IMediaEngine> engine, Lazy<SipEndpoint> sip, TimeProvider clock, ILogger<Survivors> logger)
{
    /// <summary>No more than the media process has legs.</summary>
    private readonly ConcurrentDictionary<SipLegId, Survivor> _legs = new();

    private IReadOnlyList<StandingLeg> _leftBehind = [];

    private IMediaEngine Media => engine.Value;

    /// <summary>Legs that are led by nobody but this.</summary>
    public int Count => _legs.Count;

    /// <summary>Notes a living line's dialog where it outlives this process.</summary>
    public void Note(Line line, SipLegId dialog, Lazy<SipDialogPicture> picture)
    {
        // A phone's second dialog is its consult, which does not survive; the first then ends with it.
        if (Media.OutlivesItsClient && line.Sip == dialog && line.Local is { } local)
            Media.Note(line.Media, LineNote.Write(new LineNote(line.Leg.Interaction.Value, local.ToString(), line.Signalling?.ToString(), picture.Value)));
    }

    /// <summary>The same for a talk that survived: this process may die too.</summary>
    /// <returns>Whether it is one.</returns>
    public bool TryNote(SipLegId dialog, Lazy<SipDialogPicture> picture)
    {
        if (!_legs.TryGetValue(dialog, out var leg))
            return false;
        Media.Note(leg.Media, LineNote.Write(new LineNote(leg.Interaction, leg.Local.ToString(), leg.Signalling?.ToString(), picture.Value)));
        return true;
    }

    /// <summary>Takes down what a process before this one left: when media runs and before SIP listens, so that no leg of a new call is among it.</summary>
    public void Remember() => _leftBehind = Media.OutlivesItsClient ? LeftBehind() : [];

    /// <summary>Takes over what was remembered, once, when SIP listens. Calls may come meanwhile.</summary>
    public void Adopt()
    {
        if (Interlocked.Exchange(ref _leftBehind, []) is not { Count: > 0 } standing)
            return;
        var found = standing.Select(s => (s.Leg, Note: Media.Adopt(s) is { } bytes ? LineNote.Read(bytes) : null)).ToList();
        foreach (var (leg, _) in found.Where(f => f.Note is null))
            Media.CloseLeg(leg);
        foreach (var call in found.Where(f => f.Note is not null).GroupBy(f => f.Note!.Interaction))
            Adopt([.. call.Select(c => Restore(c.Leg, c.Note!))]);
        Log.Survived(logger, Count, standing.Count);
    }

    /// <summary>A dialog ended: those who were in talk with it are hung up on, and the recording is complete.</summary>
    /// <returns>Whether it was one of these.</returns>
    public bool TryEnd(SipLegId dialog)
    {
        if (!_legs.TryRemove(dialog, out var ended))
            return false;
        Media.CloseLeg(ended.Media);
        foreach (var other in _legs.Values.Where(l => l.Interaction == ended.Interaction))
            sip.Value.Hangup(other.Sip, SipHangupCause.Normal);
        return true;
    }

    /// <summary>Nothing comes from a leg any more.</summary>
    /// <returns>Whether it was one of these.</returns>
    public bool TryTimeOut(MediaLegId leg)
    {
        if (_legs.Values.FirstOrDefault(l => l.Media == leg) is not { } silent)
            return false;
        sip.Value.Hangup(silent.Sip, SipHangupCause.Failed);
        return true;
    }

    /// <summary>A new offer of a surviving party: its own hold, or a refresh of the session.</summary>
    /// <returns>Whether it was one of these; then it is answered.</returns>
    public bool TryChange(SipLegId dialog, string? sdp)
    {
        if (!_legs.TryGetValue(dialog, out var leg))
            return false;
        if (sdp is not null && Negotiation.AnswerAgain(sdp, leg.Local) is NegotiationResult.Agreed agreed && TryTake(leg, agreed))
            sip.Value.AnswerReOffer(dialog, agreed.Sdp);
        else
            sip.Value.AnswerReOffer(dialog, null, 488);
        return true;
    }

    private IReadOnlyList<StandingLeg> LeftBehind()
    {
        try
        {
            return Media.Standing();
        }
        catch (MediaException)
        {
            // The media process died a moment ago, and every call with it: another one is being started, and this start goes on.
            return [];
        }
    }

    private Survivor Restore(MediaLegId media, LineNote note)
    {
        var leg = new Survivor(SipLegId.New(clock), media, note.Interaction, IPEndPoint.Parse(note.Local), note.Signalling is null ? null : IPAddress.Parse(note.Signalling));
        // Known before its dialog is there: its end may come at once.
        _legs[leg.Sip] = leg;
        sip.Value.Restore(leg.Sip, note.Dialog);
        return leg;
    }

    private void Adopt(IReadOnlyList<Survivor> call)
    {
        if (call is [var one, var other] && Hears(one, other) && Hears(other, one) && call.All(l => _legs.ContainsKey(l.Sip)))
            return;
        foreach (var leg in call)
            sip.Value.Hangup(leg.Sip, SipHangupCause.Failed);
    }

    private bool Hears(Survivor listener, Survivor speaker) => Media.ListenersOf(speaker.Media).Any(l => l.Leg == listener.Media);

    private bool TryTake(Survivor leg, NegotiationResult.Agreed agreed)
    {
        try
        {
            Media.Take(leg.Media, agreed, leg.Signalling);
            return true;
        }
        catch (MediaException)
        {
            // It is closing: its end is on the way, and the peer hears 488 meanwhile.
            return false;
        }
    }
}
