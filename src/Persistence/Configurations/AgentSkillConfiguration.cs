using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

namespace Persistence.Configurations;

internal sealed class AgentSkillConfiguration : IEntityTypeConfiguration<AgentSkillRow>
{
    public void Configure(EntityTypeBuilder<AgentSkillRow> builder)
    {
        builder.ToTable("AgentSkills").HasKey(s => new { s.AgentId, s.Skill });
        builder.Property(s => s.AgentId).HasMaxLength(Lengths.User);
        builder.Property(s => s.Skill).HasMaxLength(Lengths.Code);
        builder.HasIndex(s => s.Skill);
        builder.HasOne<SkillRow>().WithMany().HasForeignKey(s => s.Skill).OnDelete(DeleteBehavior.Restrict);
    }
}
