using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ivr.Flows;

namespace Telephony.Calls;

/// <summary>What the caller hears: his flow says it, or the agent who talks with him.</summary>
internal static class Languages
{
    public static void Choose(Turn turn, Input.ChooseLanguage choose)
    {
        if (turn.Own(choose.Agent, choose.Interaction, CallPhase.Talking, CallPhase.Held) is not var (agent, call))
            return;
        if (!Enum.IsDefined(choose.Language))
            turn.Ignore("no such language");
        else
            turn.Put(In(turn, call, choose.Language, agent.Id));
    }

    /// <summary>The call in a language; told when it is another one.</summary>
    public static Call In(Turn turn, Call call, FlowLanguage language, AgentId? by)
    {
        if (call.Language == language)
            return call;
        turn.Tell(new Fact.LanguageChanged(turn.Now, call.Id, language, by));
        return call with { Language = language };
    }
}
