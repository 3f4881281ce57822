using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

namespace Persistence.Configurations;

internal sealed class QueueMemberConfiguration : IEntityTypeConfiguration<QueueMemberRow>
{
    public void Configure(EntityTypeBuilder<QueueMemberRow> builder)
    {
        builder.ToTable("QueueMembers").HasKey(m => new { m.QueueId, m.AgentId });
        builder.Property(m => m.QueueId).HasMaxLength(Lengths.Code);
        builder.Property(m => m.AgentId).HasMaxLength(Lengths.User);
        builder.HasIndex(m => m.AgentId);
        builder.HasOne<QueueRow>().WithMany().HasForeignKey(m => m.QueueId).OnDelete(DeleteBehavior.Cascade);
    }
}
