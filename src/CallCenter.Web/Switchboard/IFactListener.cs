namespace CallCenter.Web.Switchboard;

/// <summary>Hears every fact in order, on the effect runner: history, boards, screen pops, subscriptions. Must return at once.</summary>
public interface IFactListener
{
    /// <summary>One fact.</summary>
    void Heard(FactEnvelope fact);
}
