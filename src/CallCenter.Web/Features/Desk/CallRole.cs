namespace CallCenter.Web.Features.Desk;

/// <summary>What an agent is to the call at his desk.</summary>
public enum CallRole
{
    /// <summary>It is his: he is rung for it, talks or holds.</summary>
    Owner,

    /// <summary>A colleague asks him; the customer is the colleague's.</summary>
    Consulted,
}
