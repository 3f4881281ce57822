namespace CallCenter.Web.Api;

/// <summary>Checked paging.</summary>
internal readonly record struct PageRequest(int Limit, DateTimeOffset? After);
