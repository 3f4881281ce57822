namespace Telephony.Media.Remote;

/// <summary>
/// Brings both sides together again after a connection was lost: a new media process has no leg of ours, so browser phones are opened anew and calls over
/// RTP are over; the same one may have what was taken away meanwhile. Used under the engine's lock.
/// </summary>
internal sealed partial class Reunion(RemoteLegs legs, WantedSound wanted, MediaFacts facts, ILogger logger)
{
    private static TimeSpan Patience => MediaProcessLink.Patience;

    /// <param name="link">The new connection.</param>
    /// <param name="standing">The legs over there.</param>
    /// <param name="isAnother">It leads to another process than the one before.</param>
    public void Reconcile(MediaLink link, IReadOnlyList<StandingLeg> standing, bool isAnother)
    {
        if (!isAnother)
        {
            foreach (var leg in standing.Where(l => !legs.Has(l.Leg)))
                link.Ask(FrameKind.CloseLeg, new WireWriter().Leg(leg.Leg), Patience);
            foreach (var running in standing.Select(l => l.Recording).OfType<RecordingId>())
                link.Ask(CommandFor(running), new WireWriter().Recording(running), Patience);
        }

        foreach (var (leg, _, format) in legs.Piped.Where(p => standing.All(s => s.Leg != p.Leg)).ToList())
            link.Ask(FrameKind.OpenPipedLeg, new WireWriter().Leg(leg).Format(format), Patience);
        foreach (var leg in legs.Rtp.Where(l => standing.All(s => s.Leg != l)).ToList())
            facts.Post(new MediaFact.MediaTimeout(leg));
        SayAgain(link, [.. standing.Select(s => s.Leg).Where(legs.Has), .. legs.Piped.Select(p => p.Leg)]);
    }

    /// <summary>What was commanded while nobody listened, and for a new media process all of it, between legs that are there. Music begins anew.</summary>
    private void SayAgain(MediaLink link, HashSet<MediaLegId> there)
    {
        foreach (var (listener, speakers) in wanted.Heard.Where(h => there.Contains(h.Key)))
        {
            var heard = Array.FindAll(speakers, there.Contains);
            var arguments = new WireWriter().Leg(listener).Int32(heard.Length);
            foreach (var speaker in heard)
                arguments.Leg(speaker);
            Say(link, FrameKind.SetHeard, arguments);
        }

        foreach (var (leg, order) in wanted.Played.Where(p => there.Contains(p.Key)))
            Say(link, order is null ? FrameKind.StopPlay : FrameKind.Play, order ?? new WireWriter().Leg(leg));
    }

    /// <summary>One that is refused (a prompt that is gone, say) leaves the others their sound.</summary>
    private void Say(MediaLink link, FrameKind kind, WireWriter arguments)
    {
        try
        {
            link.Ask(kind, arguments, Patience);
        }
        catch (MediaException refused) when (refused.Fault != MediaFault.EngineUnreachable)
        {
            LogNotSaid(kind, refused.Message);
        }
    }

    private FrameKind CommandFor(RecordingId running) => legs.IsPaused(running) switch
    {
        null => FrameKind.StopRecording,
        true => FrameKind.PauseRecording,
        false => FrameKind.ResumeRecording,
    };

    [LoggerMessage(3316, LogLevel.Warning, "The media process refused {Command} when it was said again: {Reason}")]
    private partial void LogNotSaid(FrameKind command, string reason);
}
