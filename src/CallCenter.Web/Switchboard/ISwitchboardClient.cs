namespace CallCenter.Web.Switchboard;

/// <summary>Something the switchboard drives that posts results back; told of it once, before the loop starts.</summary>
internal interface ISwitchboardClient
{
    /// <summary>Gives the way back.</summary>
    void Attach(ISwitchboard switchboard);
}
