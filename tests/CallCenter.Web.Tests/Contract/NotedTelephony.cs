using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Ports;

namespace CallCenter.Web.Tests.Contract;

/// <summary>A telephony that only keeps the books: whose leg is which, who hears whom, which prompt plays.</summary>
internal sealed class NotedTelephony : ITelephony
{
    private readonly Dictionary<LegId, IReadOnlyList<LegId>> _hears = [];
    private readonly Dictionary<LegId, Party> _legs = [];
    private readonly Dictionary<LegId, string> _prompts = [];

    public void Arrives(LegId leg) => _legs[leg] = Party.Customer;

    public void Gone(LegId leg)
    {
        _legs.Remove(leg);
        _prompts.Remove(leg);
        Part(leg);
    }

    public LegId? LegOf(Party party) => _legs.FirstOrDefault(l => l.Value == party) is { Key.Number: > 0 } found ? found.Key : null;

    public string? PromptOf(Party party) => LegOf(party) is { } leg ? _prompts.GetValueOrDefault(leg) : null;

    public IReadOnlyList<Party> HeardBy(Party party) =>
        LegOf(party) is { } leg && !_prompts.ContainsKey(leg) ? [.. _hears.GetValueOrDefault(leg, []).Where(_legs.ContainsKey).Select(l => _legs[l]).Order()] : [];

    public void Perform(Effect effect)
    {
        switch (effect)
        {
            case Effect.OfferCall e: _legs[e.Leg] = Site.PartyOf(e.Agent); break;
            case Effect.UseBrowser e: _legs[e.Leg] = Site.PartyOf(e.Agent); break;
            case Effect.DialOut e: _legs[e.Leg] = Party.Outside; break;
            case Effect.WithdrawOffer e: Gone(e.Leg); break;
            case Effect.ReleaseLeg e: Gone(e.Leg); break;
            case Effect.RefuseCall e: Gone(e.Leg); break;
            case Effect.Hear e: _hears[e.Listener] = e.Speakers; break;
            case Effect.DisconnectLeg e: Part(e.Leg); break;
            case Effect.ConnectLegs e:
                (_hears[e.First], _hears[e.Second]) = ([e.Second], [e.First]);
                _prompts.Remove(e.First);
                _prompts.Remove(e.Second);
                break;
            case Effect.PlayPrompt e: _prompts[e.Leg] = e.Prompt; break;
            case Effect.StopPrompt e: _prompts.Remove(e.Leg); break;
        }
    }

    private void Part(LegId leg)
    {
        _hears.Remove(leg);
        foreach (var (listener, speakers) in _hears.ToList())
            _hears[listener] = [.. speakers.Where(s => s != leg)];
    }
}
