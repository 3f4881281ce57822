namespace CallCenter.Web.Features.Lists;

/// <summary>Names the texts of queries and saved lists.</summary>
internal sealed class ListText;
