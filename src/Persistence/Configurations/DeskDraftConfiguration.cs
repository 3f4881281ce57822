using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Drafts;

namespace Persistence.Configurations;

internal sealed class DeskDraftConfiguration : IEntityTypeConfiguration<DeskDraftRow>
{
    public void Configure(EntityTypeBuilder<DeskDraftRow> builder)
    {
        builder.ToTable("DeskDrafts").HasKey(d => new { d.InteractionId, d.AgentId });
        builder.Property(d => d.AgentId).HasMaxLength(Lengths.User);
        builder.HasIndex(d => d.KeptAt);
    }
}
