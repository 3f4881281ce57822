namespace Crm.Domain.Tickets;

/// <summary>Kind of service order (XJ-31).</summary>
public enum TicketType
{
    /// <summary>维修</summary>
    Repair,

    /// <summary>安装</summary>
    Install,

    /// <summary>咨询</summary>
    Consult,

    /// <summary>投诉</summary>
    Complaint,

    /// <summary>送货</summary>
    Delivery,

    /// <summary>退换</summary>
    ReturnExchange,

    /// <summary>保养</summary>
    Maintenance,
}
