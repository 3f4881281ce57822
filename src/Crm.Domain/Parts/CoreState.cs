namespace Crm.Domain.Parts;

/// <summary>Where an old part 旧件 stands on its way back.</summary>
public enum CoreState
{
    /// <summary>待返</summary>
    DueBack,

    /// <summary>在途</summary>
    InTransit,

    /// <summary>已收</summary>
    Received,

    /// <summary>丢失核销: somebody with the right wrote it off.</summary>
    Lost,
}
