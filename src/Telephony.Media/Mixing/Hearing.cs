using Telephony.Media.Prompts;
using Telephony.Media.Rtp;

namespace Telephony.Media.Mixing;

/// <summary>
/// Whom one leg hears and who hears it. One speaker is relayed packet by packet, without delay; several are mixed. All members are called
/// under the engine's gate; the packet path sees each change by one reference.
/// </summary>
internal sealed class Hearing(MediaLeg owner, Pacer pacer)
{
    private readonly List<Hearing> _audience = [];
    private Mix? _mix;
    private MediaLeg[] _speakers = [];

    public ReadOnlySpan<MediaLeg> Speakers => _speakers;

    /// <summary>Who hears the leg.</summary>
    public IEnumerable<MediaLeg> Audience => _audience.Select(h => h.Owner);

    private MediaLeg Owner => owner;

    public bool IsOnly(MediaLeg speaker) => _speakers is [var one] && ReferenceEquals(one, speaker);

    /// <summary>From now on the leg hears these, without itself and without repetitions.</summary>
    public void Set(params MediaLeg[] speakers)
    {
        if (_speakers.AsSpan().SequenceEqual(speakers))
            return;
        var former = _speakers;
        var (formerMix, mix) = (_mix, speakers.Length > 1 ? _mix ?? new Mix(owner.Outbound) : null);
        var formerInputs = formerMix?.Inputs ?? [];
        if (mix is not null)
            mix.Inputs = Array.ConvertAll(speakers, s => Array.Find(formerInputs, i => ReferenceEquals(i.Speaker, s)) ?? new MixInput(s, owner.Outbound, owner.Digits));
        (_speakers, _mix) = (speakers, mix);
        foreach (var speaker in former.Union(speakers))
            Rewire(speaker, ListenerFor(speaker, former, formerInputs), ListenerFor(speaker, speakers, mix?.Inputs ?? []));
        owner.Outbound.Peer = mix ?? (speakers is [var one] ? one : (object?)null);
        Pace(formerMix, mix);
    }

    /// <summary>The leg hears nobody and nobody hears it.</summary>
    public void Part()
    {
        Set();
        foreach (var listener in _audience.ToArray())
            listener.Without(owner);
    }

    /// <summary>The leg hears the speaker no more; what else it hears goes on.</summary>
    public void Without(MediaLeg speaker) => Set(Array.FindAll(_speakers, s => !ReferenceEquals(s, speaker)));

    private void Rewire(MediaLeg speaker, IListener? former, IListener? next)
    {
        if (ReferenceEquals(former, next))
            return;
        speaker.Swap(former, next);
        if (next is null)
            speaker.Hearing._audience.Remove(this);
        else if (former is null)
            speaker.Hearing._audience.Add(this);
    }

    private IListener? ListenerFor(MediaLeg speaker, MediaLeg[] speakers, MixInput[] inputs)
    {
        if (speakers is [var one])
            return ReferenceEquals(one, speaker) ? owner.Outbound : null;
        return Array.Find(inputs, i => ReferenceEquals(i.Speaker, speaker));
    }

    private void Pace(Mix? former, Mix? mix)
    {
        if (ReferenceEquals(former, mix))
            return;
        if (mix is not null)
            pacer.Add(mix);
        if (former is null)
            return;
        former.Stop();
        pacer.Remove(former);
    }
}
