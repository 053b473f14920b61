/**
 * The vocabulary in compact form: Fideslang 3.1 (CC BY 4.0, credited in NOTICE) and the keys that privlint adds.
 * `a{b,c{d}}` stands for a, a.b, a.c and a.c.d; a root may appear several times.
 */

export const VOCABULARY = 'fideslang@3.1';

export const CATEGORY_TREE = `
system{authentication,operations}
user{account{settings,username},authorization{biometric,credentials,password},childrens,criminal_history,job_title}
user{behavior{browsing_history,media_consumption,purchase_history,search_history},biometric{fingerprint,health,retinal,voice}}
user{contact{address{city,country,postal_code,state,street},email,fax_number,organization,phone_number,url}}
user{content{private,public,self_image},device{cookie,cookie_id,device_id,ip_address},financial{bank_account,credit_card}}
user{demographic{age_range,date_of_birth,gender,language,marital_status,political_opinion,profile,race_ethnicity,religious_belief,sexual_orientation}}
user{government_id{birth_certificate,drivers_license_number,immigration,national_identification_number,passport_number,vehicle_registration}}
user{health_and_medical{genetic,insurance_beneficiary_id,record_id},location{imprecise,precise},name{first,last},payment,privacy_preferences}
user{sensor,social,telemetry,unique_id{pseudonymous},user_sensor,workplace}
`;

/** Keys of our own, all children of keys above. */
export const ADDED_CATEGORY_TREE = `
user{device{user_agent,operating_system,model,network_provider,installed_apps,device_id{advertising,hardware}}}
user{behavior{interactions,ad_interactions,browsing_history{referrer}},telemetry{crash,performance},social{contacts}}
user{content{photos,audio,files,calendar,messages,correspondence}}
`;

export const PURPOSE_TREE = `
analytics{reporting{ad_performance,campaign_insights,content_performance,system{performance}}}
collect employment{recruitment} finance operations sales train_ai_system third_party_sharing{legal_obligation}
essential{fraud_detection,legal_obligation,service{authentication,notifications{email,sms},operations{improve,support},payment_processing,security,upgrades}}
functional{service{improve},storage{privacy_preferences}}
marketing{advertising{first_party{contextual,targeted},frequency_capping,negative_targeting,profiling,serving,third_party{targeted}},communications{email,sms}}
personalize{content{limited,profiled,profiling},profiling,system}
`;

export const ADDED_PURPOSE_TREE = 'third_party_sharing{business_transfer,user_directed}';

export const SUBJECT_TREE = `
anonymous_user citizen_voter commuter consultant customer employee job_applicant next_of_kin passenger
patient prospect shareholder supplier_vendor trainee visitor
`;

export const ADDED_SUBJECT_TREE = 'child_under_13';

/** Keys that the vocabulary has withdrawn, and what stands in for them. */
export const REPLACED: ReadonlyMap<string, string> = new Map([
  ['personalize.profiling', 'personalize.content.profiling'],
]);
