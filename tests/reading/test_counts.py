"""A count is whom a sentence says was killed, injured or abducted, and what the number covers."""

from __future__ import annotations

import time

import pytest

from hisab.reading.counts import find_counts
from tests.reading.cases import lexicon, write_count

CASES = (
    ("Gunmen riding a motorcycle shot dead four Hazara men near the bazaar on Monday.", ("killed 4",)),
    ("The blast killed 14 people, including six children, and wounded more than 30.", ("killed 14", "injured more than 30")),
    ("Twelve people lost their lives and 20 sustained injuries.", ("killed 12", "injured 20")),
    ("The death toll from Friday's bombing rose to 23 after two of the wounded died in hospital.", ("killed 23", "killed 2 (part)")),
    ("His two sons were killed in the 2013 blast.", ("killed 2 (part)",)),
    ("Twenty-three people, four of them attackers, were killed.", ("killed 23 (includes attackers)", "killed 4 (attackers)")),
    ("Two policemen guarding the pilgrims were also killed.", ("killed 2 (part)",)),
    ("The death of three children brought the toll to 16.", ("killed 3 (part)", "killed 16")),
    ("One civilian identified as Karan Dad 54 and a trooper identified as Rahim Mir 42 were killed in an encounter.", ()),
    ("Four people were dead, including the shooter, and 14 were wounded.", ("killed 4 (includes attackers)", "injured 14")),
    ("Four people were killed and 35 wounded in shootings across the city.", ("killed 4 (several attacks)", "injured 35 (several attacks)")),
    ("Police claimed to have shot dead three Lashkar e Jhangvi (LeJ) terrorists in the north of the city.", ("killed 3 (attackers)",)),
    ("Head constable Karan Dad of the 79 Battalion and one more succumbed to their injuries.", ("killed 1 (part)",)),
    ("A guard of the 33 Baloch Regiment was killed.", ("killed 1",)),
    ("Image 4 of 16 A man died Thursday morning.", ()),
    ("Four were killed including himself.", ("killed 4 (includes attackers)",)),
    ("The next two were shot and killed outside.", ("killed 2 (part)",)),
    ("Karan Dad, who is accused of killing six children and two adults, was interviewed in jail.", ("killed 8",)),
    ("The toll rose from 81 to 93.", ("killed 93",)),
    ("One of the 12 injured died on Saturday.", ()),
    ("He was one of eleven dead.", ("killed 11",)),
    ("Five passengers of a bus carrying 40 pilgrims were killed.", ("killed 5",)),
    ("The attack, the third in two weeks, killed nine.", ("killed 9",)),
    ("In two weeks 45 people were killed.", ("killed 45 (period)",)),
    ("Some 2,000 Shias have been killed since 2001.", ("killed some 2000 (period)",)),
    ("The worst attack since 2013 killed 11 people.", ("killed 11",)),
    ("Islamic State claimed it killed 40 Shias.", ("killed 40 (said by the attacker)",)),
    ("Two of the injured were moved to Karachi.", ("injured 2 (part)",)),
    ("Three injured died on the way to hospital.", ("killed 3 (part)",)),
    ("Two died, and one of the injured died in hospital.", ("killed 3",)),
    ("Four persons died on the spot and two succumbed to injuries at the hospital.", ("killed 6",)),
    ("Ten people died at once, while another four died in hospital.", ("killed 14",)),
    ("Eleven people were killed in the blast and three of the wounded died on the way to hospital.", ("killed 14",)),
    ("At least 20 people died at the scene and six more died in hospital.", ("killed at least 20 (part)", "killed 6 (part)")),
    ("Five people were killed and two of them died in hospital.", ("killed 5", "killed 2 (part)")),
    ("Five persons were killed in Quetta and two of the injured died in Karachi.", ("killed 5", "killed 2 (part)")),
    ("Of the 14 dead, four died on the spot and two succumbed to injuries.", ("killed 14", "killed 4 (part)", "killed 2 (part)")),
    ("Seven people were killed on the spot and 12 were injured, two of whom died later.", ("killed 7 (part)", "injured 12", "killed 2 (part)")),
    ("Eight of the ten passengers were killed.", ("killed 8",)),
    ("three were killed on the spot while two succumbed later, taking the toll to five.", ("killed 3 (part)", "killed 2 (part)", "killed 5")),
    ("Five people — three women and two men — were killed in the firing.", ("killed 5", "killed 2 (part)")),
    ("16 people including 4 policemen were martyred and 30 others injured.", ("killed 16", "killed 4 (part)", "injured 30")),
    ("A policeman and three others were killed.", ("killed 4",)),
    ("Police said three soldiers and five civilians were killed.", ("killed 8",)),
    ("Two women vaccinators and their driver were shot dead in Surkhakan.", ("killed 3",)),
    ("The blast killed two women and their driver.", ("killed 3",)),
    ("Thirteen people, nine Muslims and four Hindus, lost their lives.", ("killed 13",)),
    ("Fourteen people, 12 of them Hazaras, were gunned down on Tuesday.", ("killed 14", "killed 12 (part)")),
    ("A man and his son were killed and two men were injured.", ("killed 2", "injured 2")),
    ("A grocer known to three generations of customers was shot dead.", ()),
    ("Two Jewish women, ages 71 and 80, were shot to death.", ()),
    ("A family of five was killed.", ("killed 5",)),
    ("Four children have burns, and no lives were lost, the fire chief said.", ("killed 0",)),
    ("There were no fatalities.", ("killed 0",)),
    ("From twenty-odd wounded and no deaths, to two killed: so the figures climbed.", ("killed 2",)),
    ("A Levies official counted six dead at the scene and five who died on the way to hospital.", ("killed 6 (part)",)),
    ("No deaths warrant was signed.", ()),
    ("Seven bodies were brought to the hospital.", ("killed 7",)),
    ("Kabul has asked for the bodies of three citizens.", ()),
    ("A Hazara shopkeeper was shot dead on Sunday.", ("killed 1",)),
    ("The dead numbered 14 by nightfall.", ("killed 14",)),
    ("No one was killed in the attack.", ("killed 0",)),
    ("The attackers killed nine, among them three pilgrims.", ("killed 9",)),
    ("between 30 and 40 people were killed", ("killed 30..40",)),
    ("Eleven miners were abducted and slaughtered.", ("killed 11",)),
    ("The text speaks of ten slain miners.", ("killed 10",)),
    ("The sit-in over 11 miners killed on Sunday continued.", ("killed 11",)),
    ("Gunmen wounded two Hazaras and killed three in Quetta on Friday.", ("injured 2", "killed 3")),
    ("At least 11 people, including the attacker, were killed in a suicide bombing.", ("killed at least 11 (includes attackers)",)),
    ("At least 100 people were killed or wounded on Friday.", ("killed at least 100 (killed or injured)",)),
    ("Security forces said four suspects were killed.", ("killed 4 (attackers)",)),
    ("Three blasts in Quetta on Thursday left 93 dead.", ("killed 93 (several attacks)",)),
    ("More than 500 Hazaras have been killed in Quetta over the past five years.", ("killed more than 500 (period)",)),
    ("Last year gunmen killed 26 pilgrims in Mastung.", ("killed 26",)),
    ("ISKP says it killed 300 worshippers.", ("killed 300 (said by the attacker)",)),
    ("Up to a hundred people could be killed if the market stays open.", ()),
    ("The bomb would have killed 50 worshippers.", ()),
    ("At least 20 people may have been killed.", ("killed at least 20",)),
    ("Counsel has been asked on three occasions to prove that they were dead.", ()),
    ("Aslam Darzi, 52, a pharmacist and the secretary of the bazaar committee, was shot twice in the neck and died.", ("killed 1",)),
    ("Parsi bookseller Jehan Vakil, 71, was stabbed to death in his shop yesterday.", ("killed 1",)),
    ("Their driver, a Mehsud, was killed.", ("killed 1",)),
    ("Attackers stabbed to death a street musician of the Garo minority on Wednesday.", ("killed 1",)),
    ("On Friday, Aslam Darzi was gunned down in Quetta.", ("killed 1",)),
    ("A militant was killed in the raid.", ()),
    ("The commander of the group was killed.", ()),
    ("A cow was killed by the blast.", ()),
    ("A family was gunned down in Quetta.", ()),
    ("Aslam and his brother were not harmed, and no policeman was killed.", ()),
    ("He is accused of killing a judge.", ()),
    ("One night watchman was hacked to death.", ("killed 1",)),
    ("The teacher, 48, died at the scene.", ()),
    ("The girl, four, died on Monday.", ()),
    ("Mobs burnt two hamlets on one afternoon, 17 June, and six villagers died.", ("killed 6",)),
    ("Health officers registered 31 deaths from the raid of last week.", ("killed 31",)),
    ("The province had 14 deaths last year.", ()),
    ("Fighters took away 143 women and children and killed 58 men.", ("killed 58",)),
    ("Eleven miners were abducted and killed two days later.", ("killed 11",)),
    ("In that raid eight people of one Shia family were killed.", ("killed 8",)),
    ("Three are dead, and two in the Combined Military Hospital.", ("killed 3",)),
    ("Gunmen ambushed trucks, killing 13 people, a local official and two residents said.", ("killed 13",)),
    ("They walked into a barber's shop and shot dead three customers, along with the barber.", ("killed 4",)),
    ("A chieftain and two of his sons were killed last Friday.", ("killed 3",)),
    ("Gunmen killed 19 field hands asleep on a threshing floor.", ("killed 19",)),
    ("A vigilante column came at noon and killed 22 Fulani cattlemen.", ("killed 22",)),
    ("Floods killed 40 sheep and gunmen killed 12 suspected smugglers.", ()),
    ("Not fewer than fourteen marchers died on Tuesday.", ("killed not fewer than 14",)),
    ("In ten years seventy-four doctors have been killed in Karachi.", ("killed 74 (period)",)),
    ("The killings bring to five the farmers murdered in the district.", ("killed 5 (period)",)),
    ("Three people going to them in an ambulance were killed.", ("killed 3 (part)",)),
    ("Quetta made 158 for 5 and were all out for 140.", ()),
    ("Gunmen killed the manager, Rahim Dad (35), and injured his aide.", ()),
    ("Aman Dad (15), Jan Mahto (16) and Upen Mahto (15) were killed by a group.", ()),
    ("Rahim Mir 45 a resident of the area was abducted.", ("abducted 1",)),
    ("Eleven (11) miners were killed and four (4) were injured.", ("killed 11", "injured 4")),
    ("Four gunmen shot dead the policeman, Karan Dad.", ()),
    ("Two people shot dead in Quetta", ("killed 2",)),
    (
        "At least seven persons, including two activists of the United Movement (UM) and a constable, were killed in separate incidents.",
        ("killed at least 7 (several attacks)", "killed 2 (part)"),
    ),
    ("The toll in the riots in the province since February 28 has risen to 800.", ("killed 800 (period)",)),
    ("Five people were killed in separate shooting incidents in the city.", ("killed 5 (several attacks)",)),
    ("Seven people were killed in different areas of the city.", ("killed 7 (several attacks)",)),
    ("Cheques went to the widows of six of the nine porters slain there.", ("killed 9",)),
    ("Two of the three men it killed were guards.", ("killed 3",)),
    ("Two deaths in September took the number of devotees killed to 24.", ("killed 2 (part)", "killed 24 (period)")),
    ("Gunmen opened fire, killing a man, his two sons and a nephew, an officer told reporters.", ("killed 4",)),
    ("The attack killed a child and a policeman.", ("killed 2",)),
    ("Gunmen shot dead a pharmacist and his cousin late on Saturday.", ("killed 2",)),
    ("It killed a guard, his brother and a woman whose name was not known.", ()),
    ("They killed a teacher and injured his son.", ("killed 1",)),
    ("Four kiosk owners were found dead.", ("killed 4",)),
    ("Fifty children of those killed will get government jobs.", ()),
    ("Cheques were given to 26 families of the dead.", ()),
    ("Four sons of a cleric were killed.", ("killed 4",)),
    ("The widows of 11 miners killed in Machh got cheques.", ("killed 11",)),
    ("۲۶ خانواده قربانیان پول گرفتند", ()),
    ("پنجاه فرزند قربانیان استخدام شدند.", ()),
    ("سه کودک شهید شدند.", ("killed 3",)),
    ("تین بچے شہید ہو گئے۔", ("killed 3",)),
    ("سه عضو خانواده کشته شدند.", ("killed 3",)),
    ("باپ اور دو بیٹے ہلاک ہو گئے۔", ("killed 2 (part)",)),
    ("پدر و دو پسر کشته شدند.", ("killed 2 (part)",)),
    ("زخمی ہونے والا ایک مزدور دم توڑ گیا۔", ("killed 1 (part)",)),
    ("دو افراد زیر علاج ہیں، تین مزدور ہلاک ہو گئے۔", ("injured 2", "killed 3")),
    ("Two persons came on a motorcycle and shot him dead.", ()),
    ("A tribal elder along with his guard was shot dead.", ()),
    ("At least six militants and a volunteer of the force were killed.", ("killed at least 6 (includes attackers)",)),
    ("Police constable Rahim and two women were killed.", ("killed 2 (part)",)),
    ("Six bodies of Maoists were found.", ("killed 6 (attackers)",)),
    ("Four persons were killed in different incidents of violence in the city.", ("killed 4 (several attacks)",)),
    ("Six people of the community had so far been killed in 2013.", ("killed 6 (period)",)),
    ("Explosions at shrines also killed 10 persons and injured 30 others.", ("killed 10 (several attacks)", "injured 30 (several attacks)")),
)


@pytest.mark.parametrize(("sentence", "wanted"), CASES)
def test_a_sentence_counts_whom_it_says(sentence: str, wanted: tuple[str, ...]) -> None:
    assert tuple(f"{found.role.value} {write_count(found.count)}" for found in find_counts(sentence, lexicon())) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), CASES)
def test_every_count_is_carried_by_its_own_words(sentence: str, wanted: tuple[str, ...]) -> None:
    for found in find_counts(sentence, lexicon()):
        again = find_counts(sentence[found.start : found.end], lexicon())
        assert any(other.role is found.role and other.count.best == found.count.best for other in again), wanted


def test_a_line_of_blanks_takes_no_time() -> None:
    started = time.perf_counter()
    find_counts("five" + " " * 20_000 + "people were killed", lexicon())
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("First there were 52 dead, in the words of the police.", "part"),
        ("At first 12 people were killed, officials said.", "part"),
        ("In the first attack 52 people were killed.", "attack"),
        ("It was the first attack in which 12 people were killed.", "attack"),
    ],
)
def test_a_number_that_its_sentence_calls_the_first_of_several_is_no_toll(text: str, covers: str) -> None:
    (found,) = find_counts(text, lexicon())
    assert found.count.covers == covers
